package io.encdynamo.engine.function;

/** Soundex as the National Archives of the United States define it. */
final class Soundex {
  private static final int LENGTH = 4;

  /**
   * The digit of each letter from A on; 0 for vowels, which divide, and for H and W, which do not.
   */
  private static final String CODES = "01230120022455012623010202";

  private Soundex() {}

  /** A letter and three digits; empty if the text has no letter from A to Z. */
  static String of(String text) {
    StringBuilder code = new StringBuilder();
    char last = '0';
    for (int i = 0; i < text.length() && code.length() < LENGTH; i++) {
      char letter = Character.toUpperCase(text.charAt(i));
      if (letter < 'A' || letter > 'Z') {
        continue;
      }
      char digit = CODES.charAt(letter - 'A');
      if (code.length() == 0) {
        code.append(letter);
      } else if (digit != '0' && digit != last) {
        code.append(digit);
      }
      if (letter != 'H' && letter != 'W') {
        last = digit;
      }
    }
    return code.length() == 0 ? "" : code + "0".repeat(LENGTH - code.length());
  }

  static int agreement(String left, String right) {
    String a = of(left);
    String b = of(right);
    int same = 0;
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      same += a.charAt(i) == b.charAt(i) ? 1 : 0;
    }
    return same;
  }
}
