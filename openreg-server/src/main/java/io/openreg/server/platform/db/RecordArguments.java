package io.openreg.server.platform.db;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.qualifier.Qualifiers;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The components of one record as named arguments. JDBI's own {@code BindMethods} passes over records that are not public
 * (jdbi issue 2221), and rows are not.
 */
final class RecordArguments implements NamedArgumentFinder {
  private final String prefix;
  private final Record row;

  RecordArguments(String prefix, Record row) {
    this.prefix = prefix + ".";
    this.row = row;
  }

  @Override
  public Optional<Argument> find(String name, StatementContext context) {
    return Arrays.stream(row.getClass().getRecordComponents())
        .filter(component -> name.equals(prefix + component.getName()))
        .findFirst()
        .flatMap(component -> argument(component.getAccessor(), context));
  }

  private Optional<Argument> argument(Method accessor, StatementContext context) {
    QualifiedType<?> type = QualifiedType.of(accessor.getGenericReturnType())
        .withAnnotations(
            context.getConfig(Qualifiers.class).findFor(accessor).stream().toList());
    return context.getConfig(Arguments.class).findFor(type, value(accessor));
  }

  private Object value(Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A component of " + row.getClass() + " cannot be read", e);
    }
  }

  @Override
  public Collection<String> getNames() {
    return Arrays.stream(row.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .map(prefix::concat)
        .toList();
  }
}
