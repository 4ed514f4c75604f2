package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What a catalog's root key is for: it authenticates the entries and their list, and encrypts the
 * texts in them. The key itself is gone once these two are derived.
 */
public final class RootKey {
  private static final int ROOT_KVID = 0;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Id16 catalogId;
  private final Mac256 mac;
  private final Siv text;

  /** The root key as the catalog's table holds it. */
  public record Wrapped(Bytes blob, Bytes commitment) {}

  private RootKey(Id16 catalogId, byte[] secret) {
    this.catalogId = catalogId;
    byte[] macKey = Derivation.fromRootKey(secret, "catalog", catalogId, Mac256.LENGTH);
    byte[] textKey = Derivation.fromRootKey(secret, "text", catalogId, Siv.KEY_LENGTH);
    this.mac = new Mac256(macKey);
    this.text = Siv.plain(textKey);
    Arrays.fill(macKey, (byte) 0);
    Arrays.fill(textKey, (byte) 0);
  }

  /**
   * Makes the root key of a new catalog and wraps it.
   *
   * @param table the name of the catalog's table, at most 255 characters
   * @throws DriverException 28000 if the provider refuses the master key
   */
  public static Wrapped create(WrappingKey master, Id16 catalogId, String table) {
    byte[] secret = new byte[Derivation.KEY_LENGTH];
    RANDOM.nextBytes(secret);
    return wrap(master, catalogId, table, secret);
  }

  static Wrapped wrap(WrappingKey master, Id16 catalogId, String table, byte[] secret) {
    try {
      byte[] blob = master.wrap(WrapContext.rootKey(catalogId.bytes(), table), secret);
      byte[] commitment = DataKey.commitment(Id16.ZERO, ROOT_KVID, secret);
      return new Wrapped(Bytes.of(blob), Bytes.of(commitment));
    } catch (KeyDeniedException denied) {
      throw denied(table, denied);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Unwraps a root key and checks it against its commitment.
   *
   * @throws DriverException 5E002 if another master key wrapped it, or it is the key of a catalog
   *     in another table; 5E003 if it is not the key that the commitment is of; 28000 if the
   *     provider refuses the master key
   */
  public static RootKey open(WrappingKey master, Id16 catalogId, String table, Wrapped wrapped) {
    byte[] secret;
    try {
      secret =
          master.unwrap(WrapContext.rootKey(catalogId.bytes(), table), wrapped.blob().toArray());
    } catch (KeyDeniedException denied) {
      throw denied(table, denied);
    }
    try {
      if (secret.length != Derivation.KEY_LENGTH
          || !DataKey.matches(Id16.ZERO, ROOT_KVID, secret, wrapped.commitment())) {
        throw new DriverException(
            ErrorCode.CATALOG_NOT_AUTHENTIC, table, "its root key is not the one it commits to");
      }
      return new RootKey(catalogId, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static DriverException denied(String table, KeyDeniedException denied) {
    return new DriverException(
        denied,
        ErrorCode.ACCESS_DENIED,
        "the master key of catalog '" + table + "'",
        denied.reason());
  }

  public Id16 catalogId() {
    return catalogId;
  }

  /** HMAC-SHA-256 over the parts, one behind the other. */
  public byte[] mac(byte[]... parts) {
    return mac.of(parts);
  }

  /** Whether a MAC is that of the parts; takes the same time wherever it differs. */
  public boolean isMac(byte[] claimed, byte[]... parts) {
    return MessageDigest.isEqual(claimed, mac.of(parts));
  }

  /** Encrypts a text of the catalog: a DEFAULT or a view. */
  public byte[] seal(String plaintext, byte[] associatedData) {
    return text.encrypt(Utf8.encode(plaintext), associatedData);
  }

  /**
   * Undoes {@link #seal}.
   *
   * @throws NotCanonicalException if it was not sealed for this place
   */
  public String open(byte[] sealed, byte[] associatedData) throws NotCanonicalException {
    try {
      return Utf8.decode(text.decrypt(sealed, associatedData));
    } catch (GeneralSecurityException notAuthentic) {
      throw new NotCanonicalException();
    }
  }

  @Override
  public String toString() {
    return "root key";
  }
}
