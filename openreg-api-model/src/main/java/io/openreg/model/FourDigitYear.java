package io.openreg.model;

import java.time.DateTimeException;

/** ISO 8601 has years of four digits where nothing else is agreed, and no database knows all those of Java. */
final class FourDigitYear {
  private FourDigitYear() {}

  static void require(int year) {
    if (year < 1 || year > 9999) {
      throw new DateTimeException("not a year of four digits");
    }
  }
}
