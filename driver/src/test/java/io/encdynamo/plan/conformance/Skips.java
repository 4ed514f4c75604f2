package io.encdynamo.plan.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is not asked of this project, each with its reason: {@code name => reason} for a case or one
 * of the narrower {@linkplain Check#names names} of a check, {@code folder/ => reason} for all
 * files below it.
 */
final class Skips {
  private final List<String> folders = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final Set<String> unused = new TreeSet<>();

  Skips(String suite) {
    for (String line : lines(suite + "-skips.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String what = line.substring(0, line.lastIndexOf(" => "));
        (what.endsWith("/") ? folders : names).add(what);
      }
    }
    unused.addAll(names);
  }

  /** Whether a check is of no interest at all. */
  boolean leavesOut(Check check) {
    return folders.stream().anyMatch(check.file()::startsWith);
  }

  /** Whether a check that is not met need not be. */
  boolean excuses(Check check) {
    for (String name : check.names()) {
      if (names.contains(name)) {
        unused.remove(name);
        return true;
      }
    }
    return false;
  }

  /** Names that excused nothing. */
  Set<String> unused() {
    return unused;
  }

  private static List<String> lines(String name) {
    try (InputStream file = Skips.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
