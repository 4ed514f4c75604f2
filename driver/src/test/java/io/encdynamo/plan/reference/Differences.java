package io.encdynamo.plan.reference;

import io.encdynamo.engine.Typing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements that are answered otherwise by the reference implementation, each with the reason:
 * {@code statement => reason}, or {@code STRICT statement => reason} for one kind of typing. A
 * {@code …} stands for any text.
 */
final class Differences {
  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> unused = new LinkedHashSet<>();

  private record Difference(String written, Pattern mode, Pattern statement) {}

  Differences(String file) {
    for (String line : Statements.lines(file)) {
      String written = line.substring(0, line.lastIndexOf(" => "));
      String mode = "";
      for (Typing typing : Typing.values()) {
        if (written.startsWith(typing + " ")) {
          mode = typing.toString();
        }
      }
      String statement = written.substring(mode.isEmpty() ? 0 : mode.length() + 1);
      differences.add(
          new Difference(
              written, Pattern.compile(mode.isEmpty() ? ".*" : mode), anything(statement)));
      unused.add(written);
    }
  }

  private static Pattern anything(String written) {
    return Pattern.compile(
        Pattern.compile("…")
            .splitAsStream(written)
            .map(Pattern::quote)
            .collect(Collectors.joining(".*", "", written.endsWith("…") ? ".*" : "")));
  }

  /** Whether it is known that a statement has another answer. */
  boolean excuse(String statement, Typing typing) {
    boolean excused = false;
    for (Difference difference : differences) {
      if (difference.statement.matcher(statement).matches()
          && difference.mode.matcher(typing.toString()).matches()) {
        unused.remove(difference.written);
        excused = true;
      }
    }
    return excused;
  }

  /** Those that excused nothing. */
  Set<String> unused() {
    return unused;
  }
}
