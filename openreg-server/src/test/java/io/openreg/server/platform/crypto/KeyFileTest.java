package io.openreg.server.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private final SecureRandom random = new SecureRandom();

  private final Path data;

  KeyFileTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void the_first_start_makes_a_key_that_only_the_owner_can_read() throws IOException {
    Path keys = data.resolve("keys");

    SigningSecret made = SigningSecret.inDirectory(keys, random);

    assertThat(made.key()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(mode(keys)).isEqualTo("rwx------");
    assertThat(mode(keys.resolve("signing.key"))).isEqualTo("rw-------");
  }

  @Test
  void the_next_start_finds_the_same_key() {
    byte[] first = SigningSecret.inDirectory(data, random).key();

    assertThat(SigningSecret.inDirectory(data, random).key()).isEqualTo(first);
  }

  @Test
  void a_key_file_that_was_emptied_refuses_the_start() throws IOException {
    Files.writeString(data.resolve("encryption.key"), "\n");

    assertThatThrownBy(() -> MasterKey.inDirectory(data, random))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("encryption.key");
  }

  @Test
  void a_place_where_no_directory_can_be_made_refuses_the_start_and_names_the_setting()
      throws IOException {
    Path file = Files.createFile(data.resolve("occupied"));

    assertThatThrownBy(() -> MasterKey.inDirectory(file.resolve("keys"), random))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_DATA_DIR");
  }

  @Test
  void keys_do_not_show_in_text() {
    SigningSecret secret =
        SigningSecret.configured("0123456789012345678901234567890123", "OPENREG_SECRET_KEY");
    MasterKey master = MasterKey.configured("0123456789012345", "OPENREG_ENCRYPTION_KEY");

    assertThat(secret + " " + master).doesNotContain("0123");
  }

  @Test
  void a_signing_key_shorter_than_its_hash_is_refused() {
    assertThatThrownBy(() -> SigningSecret.configured("0123456789", "OPENREG_SECRET_KEY"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_SECRET_KEY");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
