package io.openreg.server.platform.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/** What an event says beside its message: the context of its thread, then its own pairs. */
final class LogFields {
  private LogFields() {}

  static Map<String, String> of(ILoggingEvent event) {
    Map<String, String> fields = new TreeMap<>(event.getMDCPropertyMap());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        fields.put(pair.key, Redaction.of(String.valueOf(pair.value)));
      }
    }
    return fields;
  }

  static Optional<String> trace(ILoggingEvent event) {
    return Optional.ofNullable(event.getThrowableProxy())
        .map(ThrowableProxyUtil::asString)
        .map(Redaction::of);
  }
}
