package io.openreg.client.runs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Makes of a name that a server gave one that every file system takes and that stays in its directory. */
final class SafeFileName {
  /** Room for ".part" below the 255 bytes that common file systems take. */
  private static final int BYTES = 240;

  private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

  private SafeFileName() {}

  static String of(String given, UUID artifactId) {
    String name = given
        .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
        // Control and invisible characters, and those that Windows gives a meaning; a colon names a
        // stream or a drive.
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]", "_")
        .replaceAll("^[.\\s]+|[.\\s]+$", "");
    name = cut(name).replaceAll("[.\\s]+$", "");
    if (name.isEmpty()) {
      return "artifact-" + artifactId;
    }
    return isDevice(name) ? "_" + name : name;
  }

  /** Windows takes {@code con.xml} for the console. */
  private static boolean isDevice(String name) {
    String stem = (name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
        .strip()
        .toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || stem.matches("(COM|LPT)[0-9¹²³]");
  }

  /** Shortens before the extension, by whole characters. */
  private static String cut(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 20 ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - extension.length());
    while (bytes(stem) + bytes(extension) > BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
