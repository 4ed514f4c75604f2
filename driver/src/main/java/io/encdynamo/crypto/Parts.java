package io.encdynamo.crypto;

import java.util.List;

/** Parts of a document one behind the other, each behind its length in minimal LEB128. */
final class Parts {
  private Parts() {}

  static byte[] join(byte tag, List<byte[]> parts) {
    int length = 1;
    for (byte[] part : parts) {
      length = Math.addExact(length, lengthOfLength(part.length) + part.length);
    }
    byte[] bytes = new byte[length];
    bytes[0] = tag;
    int at = 1;
    for (byte[] part : parts) {
      at = putLength(bytes, at, part.length);
      System.arraycopy(part, 0, bytes, at, part.length);
      at += part.length;
    }
    return bytes;
  }

  private static int lengthOfLength(int length) {
    return length == 0 ? 1 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 6) / 7;
  }

  private static int putLength(byte[] bytes, int offset, int length) {
    int at = offset;
    int rest = length;
    while (rest >= 0x80) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }
}
