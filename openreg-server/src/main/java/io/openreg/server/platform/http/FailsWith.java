package io.openreg.server.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A way in which this operation in particular fails; the document tells it, beside those that all operations share. */
@Documented
@Repeatable(FailsWith.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FailsWith {
  int status();

  /** What has happened then, such as {@code "The name is taken"}. */
  String when();

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    FailsWith[] value();
  }
}
