package io.encdynamo.bench.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The same with the JDK alone, on bytes: for a row one HMAC, a key of it, and three times AES-GCM.
 * Nonces are drawn before, so that none has to be waited for.
 */
final class RowsByHand {
  private static final int COLUMNS = 3;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final byte[] ASSOCIATED_DATA =
      "fourteen bytes".getBytes(StandardCharsets.US_ASCII);

  private final Mac mac;
  private final Cipher cipher;
  private final List<Row> rows = new ArrayList<>();
  private final byte[] nonces;

  private static final class Row {
    private final byte[] key;
    private final List<byte[]> plain;
    private final List<byte[]> stored;

    Row(byte[] key, List<byte[]> plain, List<byte[]> stored) {
      this.key = key;
      this.plain = plain;
      this.stored = stored;
    }
  }

  RowsByHand(List<String> texts) throws GeneralSecurityException {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[32];
    random.nextBytes(key);
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    cipher = Cipher.getInstance("AES/GCM/NoPadding");
    nonces = new byte[texts.size() * NONCE];
    random.nextBytes(nonces);
    for (int at = 0; at + COLUMNS <= texts.size(); at += COLUMNS) {
      byte[] rowKey = "row-%012d".formatted(at).getBytes(StandardCharsets.UTF_8);
      SecretKeySpec derived = new SecretKeySpec(mac.doFinal(rowKey), "AES");
      List<byte[]> plain = new ArrayList<>();
      List<byte[]> stored = new ArrayList<>();
      for (int i = 0; i < COLUMNS; i++) {
        byte[] bytes = texts.get(at + i).getBytes(StandardCharsets.UTF_8);
        plain.add(bytes);
        stored.add(encrypt(derived, bytes, (at + i) * NONCE));
      }
      rows.add(new Row(rowKey, plain, stored));
    }
  }

  /** Encrypts all; the sum of the plaintexts' lengths. */
  long encrypt() throws GeneralSecurityException {
    long sum = 0;
    int nonce = 0;
    for (Row row : rows) {
      SecretKeySpec key = new SecretKeySpec(mac.doFinal(row.key), "AES");
      for (byte[] plain : row.plain) {
        sum += encrypt(key, plain, nonce).length - NONCE - TAG;
        nonce += NONCE;
      }
    }
    return sum;
  }

  private byte[] encrypt(SecretKeySpec key, byte[] plain, int nonce)
      throws GeneralSecurityException {
    byte[] stored = new byte[NONCE + plain.length + TAG];
    System.arraycopy(nonces, nonce, stored, 0, NONCE);
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, stored, 0, NONCE));
    cipher.updateAAD(ASSOCIATED_DATA);
    cipher.doFinal(plain, 0, plain.length, stored, NONCE);
    return stored;
  }

  /** Decrypts all; the same sum. */
  long decrypt() throws GeneralSecurityException {
    long sum = 0;
    for (Row row : rows) {
      SecretKeySpec key = new SecretKeySpec(mac.doFinal(row.key), "AES");
      for (byte[] stored : row.stored) {
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, stored, 0, NONCE));
        cipher.updateAAD(ASSOCIATED_DATA);
        sum += cipher.doFinal(stored, NONCE, stored.length - NONCE).length;
      }
    }
    return sum;
  }
}
