package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Wraps under another master key what the catalog's own wraps: the root key, and the data keys
 * without a provider of their own. The keys stay what they are, so no value and no entry changes.
 */
public final class Rewrapping {
  private final Id16 catalogId;
  private final WrappingKey from;
  private final WrappingKey to;

  public Rewrapping(Id16 catalogId, WrappingKey from, WrappingKey to) {
    this.catalogId = catalogId;
    this.from = from;
    this.to = to;
  }

  /**
   * The root key, wrapped anew.
   *
   * @param table the name of the catalog's table
   * @throws DriverException 5E002 if the old master key does not open it; 28000 if a provider
   *     refuses its master key
   */
  public RootKey.Wrapped root(String table, RootKey.Wrapped wrapped) {
    WrapContext context = WrapContext.rootKey(catalogId.bytes(), table);
    try {
      byte[] blob = rewrap(context, wrapped.blob(), Id16.ZERO, wrapped.commitment());
      return new RootKey.Wrapped(Bytes.of(blob), wrapped.commitment());
    } catch (KeyDeniedException denied) {
      throw new DriverException(
          denied,
          ErrorCode.ACCESS_DENIED,
          "a master key of catalog '" + table + "'",
          denied.reason());
    }
  }

  /**
   * A data key, all of its versions wrapped anew.
   *
   * @throws DriverException 5E002 if the old master key does not open one, or a provider refuses
   *     its master key
   */
  public KeyEntry key(KeyEntry key) {
    List<KeyVersion> versions = new ArrayList<>();
    for (KeyVersion version : key.versions()) {
      WrapContext context =
          WrapContext.dataKey(
              catalogId.bytes(), key.keyId().bytes(), version.kvid(), "'" + key.name() + "'");
      try {
        byte[] blob = rewrap(context, version.wrapped(), key.keyId(), version.commitment());
        versions.add(
            new KeyVersion(version.kvid(), version.state(), Bytes.of(blob), version.commitment()));
      } catch (KeyDeniedException denied) {
        throw new DriverException(
            denied, ErrorCode.KEY_NOT_AVAILABLE, "'" + key.name() + "'", denied.reason());
      }
    }
    return new KeyEntry(key.name(), key.keyId(), key.provider(), versions);
  }

  private byte[] rewrap(WrapContext context, Bytes blob, Id16 keyId, Bytes commitment) {
    byte[] secret = from.unwrap(context, blob.toArray());
    try {
      if (secret.length != Derivation.KEY_LENGTH
          || !DataKey.matches(keyId, context.version(), secret, commitment)) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE,
            context,
            "what was unwrapped is not the key that the catalog commits to");
      }
      return to.wrap(context, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
