package io.encdynamo.plan.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of statements: {@code $name = a ¦ b} names alternatives, which all statements below with
 * {@code $name} stand for, one after the other; {@code let name = literal} is a global variable.
 */
final class Statements {
  private static final Pattern DEFINITION = Pattern.compile("\\$(\\w+) = (.*)");
  private static final Pattern GLOBAL = Pattern.compile("let (\\w+) = (.*)");
  private static final Pattern USE = Pattern.compile("\\$(\\w+)");

  private final Map<String, List<String>> alternatives = new LinkedHashMap<>();
  private final Map<String, String> globals = new LinkedHashMap<>();
  private final Set<String> statements = new LinkedHashSet<>();

  Statements(String file) {
    for (String line : lines(file)) {
      Matcher definition = DEFINITION.matcher(line);
      Matcher global = GLOBAL.matcher(line);
      if (definition.matches()) {
        alternatives.put(definition.group(1), alternatives(definition.group(2)));
      } else if (global.matches()) {
        globals.put(global.group(1), global.group(2));
      } else {
        expand(line);
      }
    }
  }

  /** An empty one is nothing at all. */
  private static List<String> alternatives(String text) {
    return Pattern.compile("¦").splitAsStream(text).map(String::strip).toList();
  }

  private void expand(String text) {
    Matcher use = USE.matcher(text);
    if (!use.find()) {
      statements.add(text.strip());
      return;
    }
    for (String each : Objects.requireNonNull(alternatives.get(use.group(1)), use.group())) {
      expand(text.replaceAll("\\$" + use.group(1) + "\\b", Matcher.quoteReplacement(each)));
    }
  }

  Map<String, String> globals() {
    return globals;
  }

  Set<String> statements() {
    return statements;
  }

  /** The lines of a file beside this class, but for empty ones and comments. */
  static List<String> lines(String file) {
    try (InputStream stream = Statements.class.getResourceAsStream(file)) {
      return new ArrayList<>(
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
