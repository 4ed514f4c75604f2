package io.encdynamo.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A statement of {@code statements.txt} and how it is printed. */
record Sample(String statement, String printed) {
  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (String line : lines("statements.txt")) {
      if (line.startsWith("= ")) {
        Sample last = samples.remove(samples.size() - 1);
        samples.add(new Sample(last.statement(), line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        samples.add(new Sample(line, line));
      }
    }
    return samples;
  }

  static List<String> lines(String name) {
    try (InputStream file = Sample.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return statement;
  }
}
