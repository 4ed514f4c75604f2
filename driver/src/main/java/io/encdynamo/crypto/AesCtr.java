package io.encdynamo.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-CTR, the first counter block being 8 random bytes and 8 zeros, in a JSON text. It is what
 * pynamodb_mate writes where {@code determinative=False}. Whoever changes a bit of it changes that
 * bit of the value.
 */
record AesCtr(SecretKeySpec key) implements PynamodbMateCipher {
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesCtr::cipher);
  private static final Pattern FORM =
      Pattern.compile("\\{\"nonce\": \"([^\"\\\\]*)\", \"token\": \"([^\"\\\\]*)\"}");
  private static final int BLOCK = 16;
  private static final int NONCE = 8;

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES is not available", impossible);
    }
  }

  @Override
  public byte[] encrypt(byte[] plaintext) {
    byte[] random = new byte[Nonces.LENGTH];
    Nonces.put(random, 0);
    return encrypt(plaintext, Arrays.copyOf(random, NONCE));
  }

  /** What is stored under a given nonce of 8 bytes. */
  byte[] encrypt(byte[] plaintext, byte[] nonce) {
    String text =
        String.format(
            "{\"nonce\": \"%s\", \"token\": \"%s\"}",
            Base85.encode(nonce), Base85.encode(run(plaintext, nonce)));
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] decrypt(byte[] stored) throws NotCanonicalException {
    // another byte than ASCII becomes a character that base85 does not know
    Matcher form = FORM.matcher(new String(stored, StandardCharsets.US_ASCII));
    if (!form.matches()) {
      throw new NotCanonicalException();
    }
    byte[] nonce = Base85.decode(form.group(1));
    if (nonce.length != NONCE) {
      throw new NotCanonicalException();
    }
    return run(Base85.decode(form.group(2)), nonce);
  }

  private byte[] run(byte[] input, byte[] nonce) {
    Cipher cipher = CIPHERS.get();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(Arrays.copyOf(nonce, BLOCK)));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES failed", impossible);
    }
  }

  @Override
  public String toString() {
    return "AES-256-CTR";
  }
}
