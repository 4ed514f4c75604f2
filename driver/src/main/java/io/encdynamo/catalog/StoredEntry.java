package io.encdynamo.catalog;

import io.encdynamo.crypto.Bytes;
import io.encdynamo.crypto.CanonicalEncoding;
import io.encdynamo.crypto.Id16;
import io.encdynamo.crypto.NotCanonicalException;
import io.encdynamo.crypto.RootKey;
import io.encdynamo.value.StructValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An authenticated entry: {@code kind u8|entryId 16|epoch u64|u32 len|body|HMAC 32} (format page,
 * CATALOG).
 *
 * @param epoch the catalog's epoch when it was written
 * @param bytes all of it as stored
 */
record StoredEntry(EntryId id, long epoch, StructValue body, Bytes bytes) {
  private static final byte[] LABEL = "EDv1 entry".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_LENGTH = 32;
  private static final int BODY_AT = EntryId.LENGTH + Long.BYTES + Integer.BYTES;

  static StoredEntry write(RootKey root, EntryId id, long epoch, StructValue body) {
    byte[] encoded = CanonicalEncoding.encode(body);
    byte[] mac = root.mac(authenticated(root, id, epoch, encoded));
    ByteBuffer bytes = ByteBuffer.allocate(BODY_AT + encoded.length + MAC_LENGTH);
    bytes.put(id.bytes()).putLong(epoch).putInt(encoded.length).put(encoded).put(mac);
    return new StoredEntry(id, epoch, body, Bytes.of(bytes.array()));
  }

  /** Reads an entry and believes it only if the MAC is right. */
  static StoredEntry read(RootKey root, Bytes stored) throws NotAuthenticException {
    byte[] bytes = stored.toArray();
    if (bytes.length < BODY_AT + MAC_LENGTH) {
      throw new NotAuthenticException("an entry is cut short");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    EntryKind kind = EntryKind.of(buffer.get());
    byte[] id = new byte[Id16.LENGTH];
    buffer.get(id);
    long epoch = buffer.getLong();
    int length = buffer.getInt();
    if (kind == null || length != bytes.length - BODY_AT - MAC_LENGTH) {
      throw new NotAuthenticException("an entry is malformed");
    }
    EntryId entryId = new EntryId(kind, Id16.of(id));
    byte[] body = Arrays.copyOfRange(bytes, BODY_AT, BODY_AT + length);
    byte[] mac = Arrays.copyOfRange(bytes, BODY_AT + length, bytes.length);
    if (!root.isMac(mac, authenticated(root, entryId, epoch, body))) {
      throw new NotAuthenticException("an entry was changed or forged");
    }
    try {
      if (CanonicalEncoding.decode(body) instanceof StructValue struct) {
        return new StoredEntry(entryId, epoch, struct, stored);
      }
      throw new NotAuthenticException("an entry is malformed");
    } catch (NotCanonicalException malformed) {
      throw new NotAuthenticException("an entry is malformed");
    }
  }

  private static byte[] authenticated(RootKey root, EntryId id, long epoch, byte[] body) {
    return ByteBuffer.allocate(
            LABEL.length + Id16.LENGTH + EntryId.LENGTH + Long.BYTES + body.length)
        .put(LABEL)
        .put(root.catalogId().bytes())
        .put(id.bytes())
        .putLong(epoch)
        .put(body)
        .array();
  }

  /** SHA-256 of all of it, as the manifest lists it. */
  Bytes hash() {
    return Sha256.of(bytes);
  }
}
