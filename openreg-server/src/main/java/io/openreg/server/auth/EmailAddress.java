package io.openreg.server.auth;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one form it is stored and looked up in: without surrounding blanks, in lower case. */
record EmailAddress(String value) {
  private static final int MAX_LENGTH = 320;
  private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  EmailAddress(String value) {
    this.value = value.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it could be anybody's; what could not is not looked up. */
  boolean isPlausible() {
    return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
