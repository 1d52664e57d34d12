package io.openreg.server.platform.db;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizerFactory;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizingAnnotation;
import org.jdbi.v3.sqlobject.customizer.SqlStatementParameterCustomizer;

/** Binds the components of a record: {@code @BindRecord("r")} makes {@code :r.createdAt} of {@code createdAt()}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@SqlStatementCustomizingAnnotation(BindRecord.Factory.class)
public @interface BindRecord {
  String value();

  /** JDBI makes one by reflection. */
  final class Factory implements SqlStatementCustomizerFactory {
    @Override
    public SqlStatementParameterCustomizer createForParameter(
        Annotation annotation,
        Class<?> dao,
        Method method,
        Parameter parameter,
        int index,
        Type type) {
      String prefix = ((BindRecord) annotation).value();
      return (statement, argument) ->
          statement.bindNamedArgumentFinder(new RecordArguments(prefix, (Record) argument));
    }
  }
}
