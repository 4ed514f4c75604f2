package io.encdynamo.local.endtoend;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What pynamodb_mate stores where {@code determinative=True}, made by the JDK alone. */
record PythonCipher(String password) {

  /** Encrypts a text as it stands. */
  AttributeValue encrypt(String text) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return AttributeValue.fromB(
          SdkBytes.fromByteArray(cipher(key).doFinal(text.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  // it is what those tables have
  @SuppressWarnings("InsecureCryptoUsage")
  private static Cipher cipher(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher;
  }
}
