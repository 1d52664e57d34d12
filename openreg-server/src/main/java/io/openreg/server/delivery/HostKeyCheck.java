package io.openreg.server.delivery;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/** Takes one host key and no other; where none is known yet, the one that is shown, which is remembered. Asked before anybody logs in. */
final class HostKeyCheck implements HostKeyRepository {
  private final @Nullable String expected;
  private @Nullable String shown;

  HostKeyCheck(@Nullable String expected) {
    this.expected = expected;
  }

  @Override
  public int check(String host, byte[] key) {
    shown = Fingerprints.of(key);
    return expected == null || expected.equals(shown) ? OK : CHANGED;
  }

  @Nullable
  String shown() {
    return shown;
  }

  /** Whether the key that was shown is another one than is expected. */
  boolean hasRefused() {
    return shown != null && expected != null && !expected.equals(shown);
  }

  @Override
  public void add(HostKey key, UserInfo user) {
    // What is shown is remembered by whoever asks for it.
  }

  @Override
  public void remove(String host, String type) {
    // Nothing is kept here.
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    // Nothing is kept here.
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "destination";
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    return new HostKey[0];
  }
}
