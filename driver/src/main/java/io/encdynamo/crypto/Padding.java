package io.encdynamo.crypto;

import java.util.Arrays;

/**
 * The padding of PADDED columns (format page): the encoding, {@code 80}, then {@code 00} up to a
 * length that few values have to themselves. Lengths are those of Padmé, whose overhead is at most
 * 12 % and which tells of n bytes log log n bits (Nikitin et al., 2019), and at least 32.
 */
final class Padding {
  private static final int SHORTEST = 32;
  private static final byte END = (byte) 0x80;

  private Padding() {}

  static byte[] pad(byte[] encoded) {
    byte[] padded = Arrays.copyOf(encoded, length(encoded.length));
    padded[encoded.length] = END;
    return padded;
  }

  /** Undoes {@link #pad}; other lengths and other padding are refused. */
  static byte[] unpad(byte[] padded) throws NotCanonicalException {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    if (end < 0 || padded[end] != END || padded.length != length(end)) {
      throw new NotCanonicalException();
    }
    return Arrays.copyOf(padded, end);
  }

  /** How long an encoding of so many bytes becomes. */
  static int length(int encoded) {
    return Math.max(SHORTEST, padme(encoded + 1));
  }

  /** Rounds up so that a length of e bits has no more than log e bits that count. */
  private static int padme(int length) {
    if (length < 2) {
      return length;
    }
    int exponent = 31 - Integer.numberOfLeadingZeros(length);
    int counting = 32 - Integer.numberOfLeadingZeros(exponent);
    int mask = (1 << (exponent - counting)) - 1;
    return length + mask & ~mask;
  }
}
