package io.encdynamo.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token of SoftHSM (Debian's softhsm2). Its library reads the place of its tokens from {@code
 * SOFTHSM2_CONF} once in a process, so the build sets that to a file of its own.
 */
final class SoftHsm {
  static final String PIN = "4711-0815";

  private static final String SO_PIN = "87654321";
  private static final String CONFIGURATION = "encdynamo-softhsm2.conf";
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/softhsm/libsofthsm2.so",
          "/usr/lib64/pkcs11/libsofthsm2.so",
          "/usr/lib64/softhsm/libsofthsm.so",
          "/usr/local/lib/softhsm/libsofthsm2.so",
          "/opt/homebrew/lib/softhsm/libsofthsm2.so");

  private final Path directory;
  private final String library;

  private SoftHsm(Path directory, String library) {
    this.directory = directory;
    this.library = library;
  }

  /** A fresh token; the test is skipped where SoftHSM is not installed. */
  static SoftHsm start(Path directory) throws Exception {
    Optional<String> library =
        LIBRARIES.stream().filter(path -> Files.exists(Path.of(path))).findFirst();
    assumeTrue(library.isPresent(), "SoftHSM is not installed (apt-get install softhsm2)");
    String configuration = System.getenv("SOFTHSM2_CONF");
    assumeTrue(
        configuration != null && configuration.endsWith(CONFIGURATION),
        "SOFTHSM2_CONF does not name a file " + CONFIGURATION + "; Maven sets it");
    Path tokens = Files.createDirectory(directory.resolve("tokens"));
    Files.createDirectories(Path.of(configuration).toAbsolutePath().getParent());
    Files.writeString(
        Path.of(configuration),
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    SoftHsm hsm = new SoftHsm(directory, library.get());
    hsm.tool("--init-token", "--free", "--label", "encdynamo", "--so-pin", SO_PIN);
    return hsm;
  }

  /** Puts a key into the token. */
  void put(String label, byte[] key, String id) throws Exception {
    Path file = Files.write(directory.resolve(label), key);
    tool(
        "--import", file.toString(), "--aes", "--token", "encdynamo", "--label", label, "--id", id);
    Files.delete(file);
  }

  /** A configuration of SunPKCS11 for the token. */
  Path configuration(String name, String... more) throws IOException {
    return Files.writeString(
        directory.resolve(name),
        "name = "
            + name
            + "\nlibrary = "
            + library
            + "\nslotListIndex = 0\n"
            + String.join("\n", more)
            + "\n");
  }

  private void tool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("softhsm2-util"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--pin", PIN));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
