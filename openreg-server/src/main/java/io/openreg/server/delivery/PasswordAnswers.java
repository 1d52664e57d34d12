package io.openreg.server.delivery;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Answers a server that asks for the password as a question (RFC 4256) in place of taking it (RFC 4252 §8). */
final class PasswordAnswers implements UserInfo, UIKeyboardInteractive {
  private final @Nullable String password;

  PasswordAnswers(@Nullable String password) {
    this.password = password;
  }

  /** Only one hidden question is the one for the password. */
  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    boolean answerable = password != null && prompts.length <= 1 && !contains(echo);
    return answerable ? Arrays.copyOf(new String[] {password}, prompts.length) : null;
  }

  private static boolean contains(boolean[] echo) {
    for (boolean shown : echo) {
      if (shown) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public boolean promptPassword(String message) {
    return false;
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {
    // A banner; nobody reads it here.
  }
}
