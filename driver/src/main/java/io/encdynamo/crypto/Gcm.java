package io.encdynamo.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM of the JDK, one shot only: what a native provider's update before doFinal does is not to
 * be relied on. Each thread keeps its Cipher; with the key of the call before, the key set-up is
 * spared.
 */
final class Gcm {
  static final int TAG_LENGTH = 16;

  private static final int TAG_BITS = 8 * TAG_LENGTH;
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Gcm::cipher);

  private Gcm() {}

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is not available", impossible);
    }
  }

  /**
   * Writes ciphertext and tag behind the nonce, which stands in the output already.
   *
   * @param output holds the nonce at {@code nonceAt}, and room behind it
   */
  static void encrypt(
      SecretKeySpec key, byte[] plaintext, byte[] associatedData, byte[] output, int nonceAt) {
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(
          Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, output, nonceAt, Nonces.LENGTH));
      cipher.updateAAD(associatedData);
      cipher.doFinal(plaintext, 0, plaintext.length, output, nonceAt + Nonces.LENGTH);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM failed", impossible);
    }
  }

  /**
   * The plaintext of nonce, ciphertext and tag.
   *
   * @throws GeneralSecurityException if it is not authentic
   */
  static byte[] decrypt(SecretKeySpec key, byte[] stored, int nonceAt, byte[] associatedData)
      throws GeneralSecurityException {
    Cipher cipher = CIPHERS.get();
    cipher.init(
        Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, stored, nonceAt, Nonces.LENGTH));
    cipher.updateAAD(associatedData);
    int from = nonceAt + Nonces.LENGTH;
    return cipher.doFinal(stored, from, stored.length - from);
  }
}
