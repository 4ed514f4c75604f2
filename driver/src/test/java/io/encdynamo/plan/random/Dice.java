package io.encdynamo.plan.random;

import java.util.Random;

/** Chance, from a seed. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** A number from 0 to one less than this. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(java.util.List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
