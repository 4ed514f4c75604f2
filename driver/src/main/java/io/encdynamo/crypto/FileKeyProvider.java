package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrappingKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code file:<path>}: a master key in a file. */
final class FileKeyProvider implements KeyProvider {
  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public WrappingKey open(String location, Settings settings) {
    // file:///path is the same as file:/path (RFC 8089, 2)
    String path = location.startsWith("///") ? location.substring(2) : location;
    String from = MasterKeyText.isKey(path) ? "in a file" : "in file '" + path + "'";
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] text = in.readNBytes(MasterKeyText.LONGEST + 1);
      if (text.length > MasterKeyText.LONGEST) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE, from, "it must hold 32 random bytes in base64");
      }
      return MasterKeyText.read(text, from);
    } catch (AccessDeniedException denied) {
      throw new KeyDeniedException("the system refuses to read the key " + from);
    } catch (NoSuchFileException missing) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, from, "there is no such file; check the path");
    } catch (IOException | InvalidPathException unreadable) {
      // the path may stand in the cause's message, and be a key given by mistake
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, from, "it cannot be read; check the path");
    }
  }
}
