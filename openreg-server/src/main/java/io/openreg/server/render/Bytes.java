package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A growing buffer of UTF-8, one record long and used again for the next. Numbers and dates are written digit by digit
 * without a string in between: that, not the copying, is what a CSV file costs (see RenderSpeed among the tests).
 */
final class Bytes {
  private static final int LONGEST_LONG = 20;

  private byte[] buffer = new byte[512];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** Forgets everything from that position on. */
  void truncate(int newSize) {
    size = newSize;
  }

  byte at(int index) {
    return buffer[index];
  }

  byte[] array() {
    return buffer;
  }

  /** What stands from that position to the end. */
  String text(int from) {
    return new String(buffer, from, size - from, UTF_8);
  }

  Bytes put(int asciiOrByte) {
    ensure(1);
    buffer[size++] = (byte) asciiOrByte;
    return this;
  }

  Bytes put(byte[] bytes) {
    return put(bytes, 0, bytes.length);
  }

  Bytes put(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
    return this;
  }

  /** Text of ASCII characters only. */
  Bytes ascii(String text) {
    return put(text.getBytes(ISO_8859_1));
  }

  /** Any text. Half a surrogate pair has no UTF-8. */
  Bytes utf8(String text) throws UnfitValue {
    int length = text.length();
    ensure(length);
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        break;
      }
      buffer[size++] = (byte) c;
      i++;
    }
    while (i < length) {
      i += codePoint(text, i);
    }
    return this;
  }

  /**
   * As much of the text, from that char on, as is ASCII and not special.
   *
   * @return where it stopped; the text's length at its end
   */
  int plain(String text, int from, boolean[] special) {
    int length = text.length();
    ensure(length - from);
    byte[] target = buffer;
    int at = size;
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      if (c >= 0x80 || special[c]) {
        break;
      }
      target[at++] = (byte) c;
      i++;
    }
    size = at;
    return i;
  }

  /**
   * One character of the text, of one or two Java chars.
   *
   * @return how many chars it took
   */
  int codePoint(String text, int index) throws UnfitValue {
    ensure(4);
    char c = text.charAt(index);
    if (c < 0x80) {
      buffer[size++] = (byte) c;
    } else if (c < 0x800) {
      buffer[size++] = (byte) (0xC0 | (c >> 6));
      buffer[size++] = (byte) (0x80 | (c & 0x3F));
    } else if (!Character.isSurrogate(c)) {
      buffer[size++] = (byte) (0xE0 | (c >> 12));
      buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      buffer[size++] = (byte) (0x80 | (c & 0x3F));
    } else {
      int codePoint = text.codePointAt(index);
      if (!Character.isSupplementaryCodePoint(codePoint)) {
        throw UnfitValue.halfPair(c);
      }
      buffer[size++] = (byte) (0xF0 | (codePoint >> 18));
      buffer[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      buffer[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      buffer[size++] = (byte) (0x80 | (codePoint & 0x3F));
      return 2;
    }
    return 1;
  }

  Bytes number(long value) {
    if (value == Long.MIN_VALUE) {
      return ascii(Long.toString(value));
    }
    ensure(LONGEST_LONG);
    if (value < 0) {
      buffer[size++] = '-';
    }
    return digits(Math.abs(value), 1);
  }

  /** A number that is not negative, with leading zeros up to that many digits. */
  Bytes digits(long value, int least) {
    int digits = Math.max(least, digitsOf(value));
    ensure(digits);
    long rest = value;
    for (int i = size + digits - 1; i >= size; i--) {
      long tenth = rest / 10;
      buffer[i] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    size += digits;
    return this;
  }

  private static int digitsOf(long value) {
    int digits = 1;
    for (long limit = 10; value >= limit && digits < 19; limit *= 10) {
      digits++;
    }
    return digits;
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
