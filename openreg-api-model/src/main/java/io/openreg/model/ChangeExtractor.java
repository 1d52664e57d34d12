package io.openreg.model;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/**
 * Lets constraints stand on the value of a {@link Change}: an absent member is not looked at, a cleared one is seen as null, so {@code Change<@NotNull
 * String>} refuses {@code null} on the wire. Found through {@code META-INF/services}; not loaded where there is no Bean Validation.
 */
public final class ChangeExtractor implements ValueExtractor<Change<@ExtractedValue ?>> {
  @Override
  public void extractValues(Change<?> change, ValueReceiver receiver) {
    if (!change.isUnset()) {
      receiver.value(null, change.value());
    }
  }
}
