package io.encdynamo.crypto;

import java.security.SecureRandom;

/**
 * Random nonces of 96 bits. Each thread draws a supply at a time, so that threads seldom meet at
 * the system's generator.
 */
final class Nonces {
  static final int LENGTH = 12;

  private static final int SUPPLY = 128 * LENGTH;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<Nonces> OWN = ThreadLocal.withInitial(Nonces::new);

  private final byte[] supply = new byte[SUPPLY];
  private int used = SUPPLY;

  private Nonces() {}

  /** Writes a fresh nonce. */
  static void put(byte[] bytes, int offset) {
    OWN.get().next(bytes, offset, LENGTH);
  }

  /**
   * Writes other random bytes.
   *
   * @param length at most 32
   */
  static void put(byte[] bytes, int offset, int length) {
    OWN.get().next(bytes, offset, length);
  }

  private void next(byte[] bytes, int offset, int length) {
    if (used + length > SUPPLY) {
      RANDOM.nextBytes(supply);
      used = 0;
    }
    System.arraycopy(supply, used, bytes, offset, length);
    used += length;
  }
}
