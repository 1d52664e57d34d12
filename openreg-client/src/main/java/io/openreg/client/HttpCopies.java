package io.openreg.client;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a class path on which two OkHttp versions lie, of which the JVM picks one silently. */
final class HttpCopies {
  private static final Logger LOG = LoggerFactory.getLogger(HttpCopies.class);
  private static final String CLASS = "okhttp3/OkHttpClient.class";

  private HttpCopies() {}

  static void warnIfSeveral() {
    List<URL> copies = found(HttpCopies.class.getClassLoader());
    if (copies.size() > 1) {
      LOG.warn(
          "two copies of OkHttp are on the class path, and the first is used: {}. Declare okhttp-jvm and okhttp in one"
              + " version (in Spring Boot: the property okhttp.version), or exclude one",
          copies);
    }
  }

  static List<URL> found(ClassLoader loader) {
    try {
      return Collections.list(loader.getResources(CLASS));
    } catch (IOException e) {
      return List.of(); // A class path that cannot be read will say so itself.
    }
  }
}
