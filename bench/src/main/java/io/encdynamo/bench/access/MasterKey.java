package io.encdynamo.bench.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A master key for the run, in a file that only its owner reads. */
public final class MasterKey implements AutoCloseable {

  private static final int BYTES = 32;

  private final Path file;

  private MasterKey(Path file) {
    this.file = file;
  }

  /** Makes one that nobody else has. */
  public static MasterKey create() throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path file = Files.createTempFile("encdynamo-bench", ".key");
    Files.writeString(file, Base64.getEncoder().encodeToString(key));
    return new MasterKey(file);
  }

  /** For the property {@code keys}. */
  public String uri() {
    return "file:" + file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
