package io.openreg.examples.trades;

import java.math.BigInteger;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Identifiers that pass the checks of their standards and belong to nobody. */
final class Identifiers {
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String[] COUNTRIES = {"DE", "FR", "GB", "NL", "SE", "US"};
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private Identifiers() {}

  /** ISO 6166: country, nine characters, and a check digit by the Luhn rule over letters written as two digits. */
  static String isin(RandomGenerator random) {
    String body = COUNTRIES[random.nextInt(COUNTRIES.length)] + characters(random, 9);
    return body + luhn(digits(body));
  }

  /** ISO 17442: eighteen characters and two check digits, such that the whole leaves 1 when divided by 97 (ISO 7064). */
  static String lei(RandomGenerator random) {
    String body = "5299" + characters(random, 14);
    int remainder = new BigInteger(digits(body + "00")).mod(NINETY_SEVEN).intValue();
    return body + String.format(Locale.ROOT, "%02d", 98 - remainder);
  }

  private static String characters(RandomGenerator random, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
    }
    return text.toString();
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length() * 2);
    text.chars().forEach(character -> digits.append(Character.digit(character, 36)));
    return digits.toString();
  }

  private static int luhn(String digits) {
    int sum = 0;
    boolean twice = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int value = twice ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return (10 - sum % 10) % 10;
  }
}
