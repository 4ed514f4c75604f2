package io.encdynamo.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.subtle.DeterministicAeads;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** AES-SIV (RFC 5297) with one key and one string of associated data. Safe for several threads. */
final class Siv {
  /** Length of the synthetic IV, which is also the tag. */
  static final int OVERHEAD = 16;

  static final int KEY_LENGTH = 64;

  private final DeterministicAeads aead;

  private Siv(DeterministicAeads aead) {
    this.aead = aead;
  }

  /**
   * Plain RFC 5297: V, then the ciphertext. A key of 32 bytes makes it AES-128, as in its vectors.
   */
  static Siv plain(byte[] key) {
    return new Siv(aead(key, null));
  }

  /**
   * With the header of suite 01 before V. Tink's own output prefix has that very form (01, then an
   * id of 32 bits), so it is written and compared without another copy.
   */
  static Siv withHeader(byte[] key, int kvid) {
    return new Siv(aead(key, kvid));
  }

  @AccessesPartialKey
  private static DeterministicAeads aead(byte[] key, @Nullable Integer kvid) {
    try {
      AesSivParameters parameters =
          AesSivParameters.builder()
              .setKeySizeBytes(key.length)
              .setVariant(
                  kvid == null ? AesSivParameters.Variant.NO_PREFIX : AesSivParameters.Variant.TINK)
              .build();
      return AesSiv.create(
          AesSivKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .setIdRequirement(kvid)
              .build());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-SIV is not available", impossible);
    }
  }

  byte[] encrypt(byte[] plaintext, byte[] associatedData) {
    try {
      return aead.encryptDeterministically(plaintext, associatedData);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-SIV failed", impossible);
    }
  }

  /**
   * The plaintext.
   *
   * @throws GeneralSecurityException if it is not authentic
   */
  byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return aead.decryptDeterministically(ciphertext, associatedData);
  }
}
