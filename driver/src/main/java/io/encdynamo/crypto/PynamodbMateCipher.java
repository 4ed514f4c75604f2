package io.encdynamo.crypto;

/** One of the two ciphers of pynamodb_mate under one key. Safe for use by several threads. */
sealed interface PynamodbMateCipher permits AesEcb, AesCtr {

  byte[] encrypt(byte[] plaintext);

  /**
   * The plaintext of what is stored, which may be garbage where it is forged.
   *
   * @throws NotCanonicalException if it is not of the form of this cipher
   */
  byte[] decrypt(byte[] stored) throws NotCanonicalException;
}
