package io.encdynamo.crypto;

import java.util.Arrays;
import java.util.Random;

/** Changes bytes as damage and attackers do. The same seed gives the same changes. */
public final class Mutations {
  private static final byte[] TELLING = {0, 1, 2, 0x0B, 0x0C, 0x7F, (byte) 0x80, (byte) 0xFF};

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** The bytes with one to four changes. */
  public byte[] of(byte[] bytes) {
    byte[] changed = bytes;
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] bytes) {
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 ->
          bytes.length == 0 ? bytes : set(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 1 -> bytes.length == 0 ? bytes : set(bytes, at, TELLING[random.nextInt(TELLING.length)]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> splice(bytes, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
      case 4 -> splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), new byte[0]);
      default -> splice(bytes, at, at, Arrays.copyOfRange(bytes, 0, at));
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] between) {
    byte[] changed = Arrays.copyOf(bytes, bytes.length - (to - from) + between.length);
    System.arraycopy(between, 0, changed, from, between.length);
    System.arraycopy(bytes, to, changed, from + between.length, bytes.length - to);
    return changed;
  }
}
