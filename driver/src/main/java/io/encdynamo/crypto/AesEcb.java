package io.encdynamo.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-ECB with the padding of PKCS#7: equal blocks of a value are equal bytes, and nothing is
 * authenticated. It is what pynamodb_mate writes where {@code determinative=True}, and used for
 * nothing else.
 */
record AesEcb(SecretKeySpec key) implements PynamodbMateCipher {
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesEcb::cipher);

  // the tables that Python wrote have no other form
  @SuppressWarnings("InsecureCryptoUsage")
  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/ECB/PKCS5Padding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES is not available", impossible);
    }
  }

  @Override
  public byte[] encrypt(byte[] plaintext) {
    try {
      return run(Cipher.ENCRYPT_MODE, plaintext);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES failed", impossible);
    }
  }

  @Override
  public byte[] decrypt(byte[] stored) throws NotCanonicalException {
    try {
      byte[] plaintext = run(Cipher.DECRYPT_MODE, stored);
      // the JDK gives nothing for nothing, where there is no padding to check
      if (stored.length == 0) {
        throw new NotCanonicalException();
      }
      return plaintext;
    } catch (GeneralSecurityException wrongPadding) {
      throw new NotCanonicalException();
    }
  }

  private byte[] run(int mode, byte[] input) throws GeneralSecurityException {
    Cipher cipher = CIPHERS.get();
    cipher.init(mode, key);
    return cipher.doFinal(input);
  }

  @Override
  public String toString() {
    return "AES-256-ECB";
  }
}
