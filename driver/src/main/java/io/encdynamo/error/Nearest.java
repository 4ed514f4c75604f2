package io.encdynamo.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds, among known names, the one that somebody who mistyped a name most likely meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code "; did you mean 'x'?"} for the nearest candidate, or nothing if none is near. */
  public static String hint(String name, Collection<String> candidates) {
    return to(name, candidates).map(nearest -> "; did you mean '" + nearest + "'?").orElse("");
  }

  /** The candidate of least edit distance, if that is at most a third of the name, at least 2. */
  public static Optional<String> to(String name, Collection<String> candidates) {
    return among(name, candidates)
        .filter(nearest -> distance(name, nearest) <= Math.max(2, name.length() / 3));
  }

  /** The candidate of least edit distance, however far; empty if there is no candidate. */
  public static Optional<String> among(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c));
  }

  /** Levenshtein's distance, without regard to case. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
