package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that remembers one catalog between runs of the JVM (format page, the file of {@code
 * catalogPin}). Several processes may share it: who writes it holds a lock on the file beside it
 * whose name ends in {@code .lock}, and replaces it whole.
 */
final class PinFile {
  private static final String FIRST_LINE = "encdynamo catalogPin 1\n";
  private static final Pattern PIN = Pattern.compile("([0-9a-f]{32}) ([0-9]{1,19}) ([0-9a-f]{64})");

  /** A lock on a file belongs to the whole JVM, so that its threads need one of their own. */
  private static final ConcurrentHashMap<Path, Object> MONITORS = new ConcurrentHashMap<>();

  private final Path file;

  PinFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /**
   * What it remembers; null if it is not there yet.
   *
   * @throws DriverException 5E004 if it is damaged or cannot be read
   */
  @Nullable Pin read() {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException first) {
      return null;
    } catch (IOException failure) {
      throw unusable("it cannot be read (" + reason(failure) + ")");
    }
    int end = text.lastIndexOf('\n', text.length() - 2) + 1;
    String content = text.substring(0, end);
    if (!content.startsWith(FIRST_LINE)
        || !text.substring(end).equals(sum(content))
        || content.length() <= FIRST_LINE.length()) {
      throw unusable("it is damaged");
    }
    Matcher pin = PIN.matcher(content.substring(FIRST_LINE.length(), content.length() - 1));
    if (!pin.matches()) {
      throw unusable("it is damaged");
    }
    return new Pin(
        Id16.of(HexFormat.of().parseHex(pin.group(1))),
        Long.parseLong(pin.group(2)),
        Bytes.of(HexFormat.of().parseHex(pin.group(3))));
  }

  /**
   * Remembers a state unless a newer one of the same catalog is remembered.
   *
   * @throws DriverException 5E004 if it is damaged or cannot be written
   */
  void remember(Pin pin) {
    write(pin, false);
  }

  /**
   * Remembers a state, whatever is there.
   *
   * @throws DriverException 5E004 if it cannot be written
   */
  void replace(Pin pin) {
    write(pin, true);
  }

  private void write(Pin pin, boolean always) {
    synchronized (MONITORS.computeIfAbsent(file, any -> new Object())) {
      Path beside = file.resolveSibling(file.getFileName() + ".lock");
      try (FileChannel channel = FileChannel.open(beside, OPEN_OR_CREATE, ownersOnly());
          FileLock lock = channel.lock()) {
        Pin there = always || !lock.isValid() ? null : read();
        boolean newer =
            there == null
                || !there.catalogId().equals(pin.catalogId())
                || there.epoch() < pin.epoch();
        if (newer) {
          replaceFile(text(pin));
        }
      } catch (IOException failure) {
        throw unusable("it cannot be written (" + reason(failure) + ")");
      }
    }
  }

  private static final Set<OpenOption> OPEN_OR_CREATE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private void replaceFile(String text) throws IOException {
    Path next = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static String text(Pin pin) {
    HexFormat hex = HexFormat.of();
    String content =
        FIRST_LINE
            + hex.formatHex(pin.catalogId().bytes())
            + " "
            + pin.epoch()
            + " "
            + hex.formatHex(pin.hash().toArray())
            + "\n";
    return content + sum(content);
  }

  /** So that a damaged file is known as one; whoever may write it can do so anyway. */
  private static String sum(String content) {
    byte[] hash = Sha256.of(Bytes.of(content.getBytes(StandardCharsets.ISO_8859_1))).toArray();
    return HexFormat.of().formatHex(hash) + "\n";
  }

  private FileAttribute<?>[] ownersOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such directory";
    }
    String reason = failure instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  private DriverException unusable(String what) {
    return new DriverException(ErrorCode.PIN_UNUSABLE, file, what);
  }
}
