package io.openreg.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to one member: nothing (absent on the wire), clear it ({@code null} on the wire), or set it.
 *
 * <p>Only update requests use it, because there the difference between absent and {@code null} decides whether a value survives.
 */
public final class Change<T> {
  private enum Kind {
    UNSET,
    CLEAR,
    SET
  }

  private final Kind kind;
  private final @Nullable T value;

  private Change(Kind kind, @Nullable T value) {
    this.kind = kind;
    this.value = value;
  }

  /** Leaves the member as it is. */
  public static <T> Change<T> unset() {
    return new Change<>(Kind.UNSET, null);
  }

  /** Removes the member's value. */
  public static <T> Change<T> clear() {
    return new Change<>(Kind.CLEAR, null);
  }

  /** Gives the member a new value. */
  public static <T> Change<T> set(T value) {
    return new Change<>(Kind.SET, requireNonNull(value, "value; use clear() to remove it"));
  }

  /** Gives the member a new value, or clears it if {@code value} is null. */
  public static <T> Change<T> setOrClear(@Nullable T value) {
    return value == null ? clear() : set(value);
  }

  /** The change itself, or {@link #unset()} in place of a missing one. */
  public static <T> Change<T> orUnset(@Nullable Change<T> change) {
    return change == null ? unset() : change;
  }

  public boolean isUnset() {
    return kind == Kind.UNSET;
  }

  public boolean isClear() {
    return kind == Kind.CLEAR;
  }

  public boolean isSet() {
    return kind == Kind.SET;
  }

  /** The new value; null if this change clears the member or leaves it alone. */
  public @Nullable T value() {
    return value;
  }

  /** The member's value after this change, given the one it has now. */
  public @Nullable T applyTo(@Nullable T current) {
    return isUnset() ? current : value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Change<?> that
        && kind == that.kind
        && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, value);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case UNSET -> "unset";
      case CLEAR -> "clear";
      case SET -> "set " + value;
    };
  }
}
