package io.encdynamo.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Every use of HKDF with SHA-256 (RFC 5869) in the format: one salt, and an info for each purpose.
 */
final class Derivation {
  /** Length of data keys, master keys and the root key. */
  static final int KEY_LENGTH = 32;

  private static final byte[] SALT = ascii("encdynamo v1");

  private Derivation() {}

  /** The key of one purpose of one data key version. */
  static byte[] fromDataKey(
      byte[] dataKey, String purpose, Id16 keyId, int kvid, byte[] scope, int length) {
    byte[] version = new byte[Integer.BYTES];
    BigEndian.putInt(version, 0, kvid);
    byte[] info = concat(ascii("EDv1 " + purpose), new byte[1], keyId.bytes(), version, scope);
    return hkdf(dataKey, info, length);
  }

  /** A key of the catalog itself. */
  static byte[] fromRootKey(byte[] rootKey, String purpose, Id16 catalogId, int length) {
    return hkdf(rootKey, concat(ascii("EDv1 " + purpose), catalogId.bytes()), length);
  }

  /** The key that wraps for one context. */
  static byte[] fromMasterKey(byte[] masterKey, byte[] context, int length) {
    return hkdf(masterKey, concat(ascii("EDv1 kek"), context), length);
  }

  private static byte[] hkdf(byte[] key, byte[] info, int length) {
    return hkdf(key, SALT, info, length);
  }

  static byte[] hkdf(byte[] key, byte[] salt, byte[] info, int length) {
    try {
      return Hkdf.computeHkdf("HmacSha256", key, salt, info, length);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HKDF with SHA-256 is not available", impossible);
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
