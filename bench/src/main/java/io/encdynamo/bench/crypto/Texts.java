package io.encdynamo.bench.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The values that are encrypted: texts of 16 to 100 bytes. */
final class Texts {
  static final int SHORTEST = 16;
  static final int LONGEST = 100;

  private Texts() {}

  /** So many texts, of all lengths in turn. */
  static List<String> some(int count) {
    Random random = new Random(16);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(of(SHORTEST + i % (LONGEST - SHORTEST + 1), random));
    }
    return texts;
  }

  static String of(int length, Random random) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (' ' + random.nextInt(95));
    }
    return new String(text, StandardCharsets.US_ASCII);
  }
}
