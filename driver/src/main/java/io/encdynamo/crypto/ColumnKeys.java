package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The live key versions of one column, each with the cipher derived from it and its associated
 * data.
 */
final class ColumnKeys<T> {
  /** Suite and key version before every value. */
  static final int HEADER_LENGTH = 1 + Integer.BYTES;

  /** The bit of flags for padded values. */
  private static final byte PADDED = 1;

  private static final byte[] LABEL = Derivation.ascii("EDv1");

  private final ColumnPlace place;
  private final Encryption encryption;
  private final byte[] bound;
  private final KeyRing ring;
  private final Function<DataKey, T> derivation;
  private volatile List<Version> live;

  /**
   * One version: what is derived from it is asked for when needed, and again when its time is over.
   */
  final class Version {
    private final KeyEntry key;
    private final KeyVersion version;
    private final byte[] associatedData;
    private volatile @Nullable Leased<T> leased;

    private Version(KeyEntry key, KeyVersion version) {
      this.key = key;
      this.version = version;
      this.associatedData = ColumnKeys.this.associatedData(version.kvid());
    }

    int kvid() {
      return version.kvid();
    }

    byte[] associatedData() {
      return associatedData;
    }

    T cipher() {
      Leased<T> known = leased;
      if (known == null || !ring.isFresh(known)) {
        known = ring.derive(key, version, derivation);
        leased = known;
      }
      return known.item();
    }
  }

  /**
   * The keys of a column.
   *
   * @param place its ids, if the suite binds values to them, are in the derivation or in {@code
   *     bound}
   * @param bound what stands between key version and flags in the associated data
   */
  ColumnKeys(
      ColumnPlace place,
      Encryption encryption,
      byte[] bound,
      KeyEntry key,
      KeyRing ring,
      Function<DataKey, T> derivation) {
    this.place = place;
    this.encryption = encryption;
    this.bound = bound;
    this.ring = ring;
    this.derivation = derivation;
    this.live = versions(key).stream().map(version -> new Version(key, version)).toList();
  }

  /** The versions that values of the column may have, the one that is written first. */
  private List<KeyVersion> versions(KeyEntry key) {
    if (encryption.versions().isEmpty()) {
      return key.live();
    }
    return encryption.versions().stream()
        .map(key::version)
        .filter(version -> version != null && version.state().isLive())
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Takes note of how the key stands now. Versions that are no longer live stay known here, behind
   * the others: a statement may hold values that it read while they were.
   */
  synchronized void learn(KeyEntry key) {
    List<Version> former = live;
    List<Version> now = new ArrayList<>();
    for (KeyVersion version : versions(key)) {
      Version known = known(former, version.kvid());
      boolean same =
          known != null
              && known.version.equals(version)
              && Objects.equals(known.key.provider(), key.provider());
      now.add(known != null && same ? known : new Version(key, version));
    }
    for (Version version : former) {
      if (known(now, version.kvid()) == null) {
        now.add(version);
      }
    }
    live = List.copyOf(now);
  }

  private @Nullable Version known(List<Version> versions, int kvid) {
    for (Version version : versions) {
      if (version.kvid() == kvid) {
        return version;
      }
    }
    return null;
  }

  private byte[] associatedData(int kvid) {
    byte[] flags = {encryption.padded() ? PADDED : 0};
    return Derivation.concat(LABEL, header(kvid), bound, flags);
  }

  /** Suite and key version. */
  byte[] header(int kvid) {
    byte[] header = new byte[HEADER_LENGTH];
    header[0] = (byte) encryption.suite().code();
    BigEndian.putInt(header, 1, kvid);
    return header;
  }

  /**
   * The version that is written.
   *
   * @throws DriverException 5E002 if the key is dropped
   */
  Version current() {
    List<Version> now = live;
    if (now.isEmpty() || now.get(0).key.current() == null) {
      throw dropped();
    }
    return now.get(0);
  }

  /**
   * The version of values that do not name theirs, of a key that has one.
   *
   * @throws DriverException 5E002 if the key is dropped
   */
  Version only() {
    List<Version> now = live;
    if (now.isEmpty()) {
      throw dropped();
    }
    return now.get(0);
  }

  private DriverException dropped() {
    return new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE,
        "of column '" + place.column() + "' of table '" + place.table() + "'",
        "it is dropped, and its values with it");
  }

  /** All live versions, the current one first. */
  List<Version> live() {
    return live;
  }

  /**
   * The version that a stored value names.
   *
   * @throws DriverException 5E001 if it is not a live version of this column's key, or the value is
   *     not of this suite, or shorter than any
   */
  Version of(byte[] stored, Suite suite, int shortest) {
    Version version = find(stored, suite, shortest);
    if (version != null) {
      return version;
    }
    throw live.isEmpty() ? dropped() : notAuthentic();
  }

  /** The same; null for none. */
  @Nullable Version find(byte[] stored, Suite suite, int shortest) {
    return stored.length >= shortest && stored[0] == suite.code()
        ? known(live, BigEndian.getInt(stored, 1))
        : null;
  }

  boolean isDenied() {
    // a dropped key is not a refused one
    return !live.isEmpty() && ring.isDenied(live.get(0).key, live.get(0).version);
  }

  DriverException notAuthentic() {
    return new DriverException(ErrorCode.NOT_AUTHENTIC, place.column(), place.table());
  }
}
