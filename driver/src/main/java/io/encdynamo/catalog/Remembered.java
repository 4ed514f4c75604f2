package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a connection remembers of its catalog: in the JVM, and in a file if it was given one. */
final class Remembered {
  private final Pins pins;
  private final @Nullable PinFile file;

  Remembered(Pins pins, @Nullable PinFile file) {
    this.pins = pins;
    this.file = file;
  }

  /** What had been seen at some moment. */
  record Seen(Pins.Seen here, @Nullable Pin file) {}

  /**
   * What has been seen until now; to be taken before a read whose result is then checked.
   *
   * @throws DriverException 5E004 if the file is unusable
   */
  Seen seen() {
    return new Seen(pins.seen(), file == null ? null : file.read());
  }

  /** The newest epoch of a catalog that this JVM has seen. */
  long epoch(Id16 catalogId) {
    return pins.seen().epoch(catalogId);
  }

  /**
   * Checks what a read brought, and remembers it.
   *
   * @param before what had been seen when the read began: a strongly consistent read cannot be
   *     older
   * @throws DriverException 5E004
   */
  void check(Seen before, String place, String table, Manifest manifest, Bytes stored) {
    Pin read = Pin.of(manifest, stored);
    Pin known = before.file();
    if (known != null && !known.catalogId().equals(read.catalogId())) {
      throw old(table, "the file of catalogPin remembers another catalog");
    }
    if (known != null && read.epoch() < known.epoch()) {
      throw old(
          table,
          "it has epoch " + read.epoch() + ", the file of catalogPin remembers " + known.epoch());
    }
    if (known != null && read.epoch() == known.epoch() && !read.hash().equals(known.hash())) {
      throw old(
          table,
          "it has epoch "
              + read.epoch()
              + " with another content than the file of catalogPin remembers");
    }
    pins.check(before.here(), place, table, read);
    if (file != null && !read.equals(known)) {
      file.remember(read);
    }
  }

  /** Remembers what this JVM wrote; a new catalog takes the place of one that was deleted. */
  void remember(String place, Pin pin) {
    pins.remember(place, pin);
    if (file != null) {
      file.remember(pin);
    }
  }

  /** Remembers a state that a person has accepted, be it older or of another catalog. */
  void accept(String place, Pin pin) {
    if (file != null) {
      file.replace(pin);
    }
    pins.accept(place, pin);
  }

  static DriverException old(String table, String how) {
    return new DriverException(ErrorCode.CATALOG_OLD, table, how);
  }
}
