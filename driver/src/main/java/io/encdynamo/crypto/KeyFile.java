package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that holds a master key or leads to one. Its path is no secret, its content is. */
final class KeyFile {
  private final String path;
  private final String from;

  /**
   * A file that may not be there.
   *
   * @param kind what messages call such a file: {@code "file"}
   */
  KeyFile(String kind, String location) {
    // file:///path is the same as file:/path (RFC 8089, 2)
    this.path = location.startsWith("///") ? location.substring(2) : location;
    // a key given by mistake, where a path should stand
    this.from = MasterKeyText.isKey(path) ? "in a " + kind : "in " + kind + " '" + path + "'";
  }

  /**
   * The content, which belongs to the caller.
   *
   * @param longest the most bytes it may have
   * @param expected what it must hold, for the message of a longer one
   * @throws DriverException 5E002 if there is no such file or it is longer
   * @throws KeyDeniedException if the system refuses to read it
   */
  byte[] read(int longest, String expected) {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] content = in.readNBytes(longest + 1);
      if (content.length > longest) {
        Arrays.fill(content, (byte) 0);
        throw unusable(expected);
      }
      return content;
    } catch (AccessDeniedException denied) {
      throw new KeyDeniedException("the system refuses to read the key " + from);
    } catch (NoSuchFileException missing) {
      throw unusable("there is no such file; check the path");
    } catch (IOException | InvalidPathException unreadable) {
      // the path may stand in the cause's message, and be a key given by mistake
      throw unusable("it cannot be read; check the path");
    }
  }

  /** Where it is, for APIs that open files themselves. Only after it has been read. */
  Path absolute() {
    return Path.of(path).toAbsolutePath();
  }

  /** 5E002: what is wrong with the key in this file. */
  DriverException unusable(String reason) {
    return new DriverException(ErrorCode.KEY_NOT_AVAILABLE, from, reason);
  }

  /** What messages call it, to stand behind "Key": {@code in file 'x'}. */
  @Override
  public String toString() {
    return from;
  }
}
