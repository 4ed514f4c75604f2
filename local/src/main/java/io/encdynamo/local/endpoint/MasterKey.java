package io.encdynamo.local.endpoint;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** The master key of an endpoint's data. Cannot be printed. */
final class MasterKey {
  private static final int LENGTH = 32;
  private static final String FILE = "master.key";

  /** Long enough for the key in base64 and a line end; no key file is longer. */
  private static final long MOST_FILE_BYTES = 100;

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static MasterKey random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new MasterKey(bytes);
  }

  /**
   * The key beside the data in a directory that belongs to this process, made if there is none.
   *
   * @throws DriverException 5E002 if it cannot be read or written, or is no key
   */
  static MasterKey of(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      MasterKey key = random();
      key.write(file);
      return key;
    } catch (IOException e) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, file, "the file cannot be read or written");
    }
  }

  private static MasterKey read(Path file) throws IOException {
    if (Files.size(file) > MOST_FILE_BYTES) {
      throw notAKey(file);
    }
    byte[] text = Files.readAllBytes(file);
    try {
      byte[] bytes =
          Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip());
      if (bytes.length != LENGTH) {
        throw notAKey(file);
      }
      return new MasterKey(bytes);
    } catch (IllegalArgumentException e) {
      throw notAKey(file);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static DriverException notAKey(Path file) {
    return new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE, file, "the file must hold 32 bytes in base64");
  }

  /** Written whole under another name first: after a crash there is a key or there is none. */
  private void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(unfinished);
    byte[] text = Base64.getEncoder().encode(bytes);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Mode 0600 where files have modes; elsewhere the directory's own rules hold. */
  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A copy. */
  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "master key";
  }
}
