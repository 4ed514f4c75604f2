package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The authenticated list of all entries (format page, CATALOG).
 *
 * @param epoch counts the changes, from 1
 * @param previous SHA-256 of the manifest before, zeros at first
 * @param nextKvid the number of the key version that is made next
 * @param lease how long clients may use it without looking again, whole seconds
 * @param entries SHA-256 of each entry's bytes
 */
record Manifest(
    Id16 catalogId,
    long epoch,
    Bytes previous,
    int nextKvid,
    Duration lease,
    SortedMap<EntryId, Bytes> entries) {
  static final Bytes NO_PREVIOUS = Bytes.of(new byte[Sha256.LENGTH]);

  private static final int FORMAT = 1;
  private static final int READER = 1;
  private static final byte[] LABEL = "EDv1 list".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_LENGTH = 32;
  private static final int LISTED_LENGTH = EntryId.LENGTH + Sha256.LENGTH;
  private static final int FIXED_LENGTH =
      3 * Short.BYTES + Id16.LENGTH + Long.BYTES + Sha256.LENGTH + 2 * Integer.BYTES;

  /** The manifest as stored, with its MAC. */
  Bytes write(RootKey root) {
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED_LENGTH + entries.size() * LISTED_LENGTH + MAC_LENGTH);
    bytes.putShort((short) FORMAT).putShort((short) READER);
    bytes.put(catalogId.bytes()).putLong(epoch).put(previous.toArray());
    bytes.putInt(nextKvid).putShort((short) lease.toSeconds()).putInt(entries.size());
    entries.forEach((id, hash) -> bytes.put(id.bytes()).put(hash.toArray()));
    bytes.put(root.mac(LABEL, Arrays.copyOf(bytes.array(), bytes.position())));
    return Bytes.of(bytes.array());
  }

  /**
   * Reads a manifest and believes it only if the MAC is right.
   *
   * @throws DriverException 0A000 if it is of a newer format than this reader knows
   */
  static Manifest read(RootKey root, Bytes stored) throws NotAuthenticException {
    byte[] bytes = stored.toArray();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      // a newer format may be authenticated in another way; to refuse it needs no proof
      requireFormat(buffer.getShort());
      if (bytes.length < FIXED_LENGTH + MAC_LENGTH) {
        throw new NotAuthenticException("the manifest is cut short");
      }
      int listed = bytes.length - MAC_LENGTH;
      byte[] mac = Arrays.copyOfRange(bytes, listed, bytes.length);
      if (!root.isMac(mac, LABEL, Arrays.copyOf(bytes, listed))) {
        throw new NotAuthenticException("the manifest was changed or forged");
      }
      requireReader(buffer.getShort());
      return read(root, buffer, listed);
    } catch (BufferUnderflowException cut) {
      throw new NotAuthenticException("the manifest is cut short");
    }
  }

  private static Manifest read(RootKey root, ByteBuffer buffer, int end)
      throws NotAuthenticException {
    Id16 catalogId = id(buffer);
    long epoch = buffer.getLong();
    Bytes previous = hash(buffer);
    int nextKvid = buffer.getInt();
    Duration lease = Duration.ofSeconds(Short.toUnsignedInt(buffer.getShort()));
    int count = buffer.getInt();
    if (!catalogId.equals(root.catalogId())
        || count < 0
        || (long) count * LISTED_LENGTH != end - buffer.position()) {
      throw new NotAuthenticException("the manifest is malformed");
    }
    TreeMap<EntryId, Bytes> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      EntryKind kind = EntryKind.of(buffer.get());
      if (kind == null) {
        throw new NotAuthenticException("the manifest is malformed");
      }
      EntryId id = new EntryId(kind, id(buffer));
      boolean sorted = entries.isEmpty() || entries.lastKey().compareTo(id) < 0;
      if (!sorted) {
        throw new NotAuthenticException("the manifest is malformed");
      }
      entries.put(id, hash(buffer));
    }
    return new Manifest(catalogId, epoch, previous, nextKvid, lease, entries);
  }

  private static Id16 id(ByteBuffer buffer) {
    byte[] id = new byte[Id16.LENGTH];
    buffer.get(id);
    return Id16.of(id);
  }

  private static Bytes hash(ByteBuffer buffer) {
    byte[] hash = new byte[Sha256.LENGTH];
    buffer.get(hash);
    return Bytes.of(hash);
  }

  private static void requireReader(short minimum) {
    if (Short.toUnsignedInt(minimum) > READER) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "A catalog that needs a driver with reader " + Short.toUnsignedInt(minimum),
          "this driver has reader " + READER + "; use a newer driver");
    }
  }

  private static void requireFormat(short version) {
    if (version != FORMAT) {
      throw new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "Catalog format " + Short.toUnsignedInt(version),
          "this driver reads format " + FORMAT + "; use a newer driver");
    }
  }
}
