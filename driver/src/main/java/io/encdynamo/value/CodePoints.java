package io.encdynamo.value;

/**
 * Strings in the order of their code points, which is the order of their UTF-8 bytes and so the one
 * in which DynamoDB sorts. {@link String#compareTo} puts surrogates before U+E000 and what follows.
 */
final class CodePoints {
  private CodePoints() {}

  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogate = Character.isSurrogate(a);
        return surrogate == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : surrogate ? Integer.compare(0x10000, b) : Integer.compare(a, 0x10000);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
