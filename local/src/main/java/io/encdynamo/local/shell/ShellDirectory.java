package io.encdynamo.local.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of a user's shell, {@code ~/.encdynamo}, for nobody else to read. */
final class ShellDirectory {

  private static final String HISTORY = "history";

  private final Path path;

  ShellDirectory(Path home) {
    path = home.resolve(".encdynamo");
  }

  Path path() {
    return path;
  }

  /** The file of the lines typed. Values stand in statements: it is made with mode 0600. */
  Path history() {
    return path.resolve(HISTORY);
  }

  /**
   * Makes what is missing, and takes the history from others where they may read it.
   *
   * @throws IOException if the home directory cannot be written
   */
  void prepare() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, permissions("rwx------"));
    }
    if (!Files.exists(history())) {
      Files.createFile(history(), permissions("rw-------"));
    } else if (hasPermissions()) {
      Files.setPosixFilePermissions(history(), PosixFilePermissions.fromString("rw-------"));
    }
  }

  private FileAttribute<?>[] permissions(String mode) {
    return hasPermissions()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private boolean hasPermissions() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
