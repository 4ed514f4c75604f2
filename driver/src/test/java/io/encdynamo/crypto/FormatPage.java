package io.encdynamo.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The vectors of {@code src/site/markdown/format.md}. */
public final class FormatPage {
  /** One line: its fields behind the first. */
  public record Vector(String kind, List<String> fields) {
    public String text(int index) {
      return fields.get(index);
    }

    public byte[] bytes(int index) {
      return HexFormat.of().parseHex(text(index));
    }

    @Override
    public String toString() {
      return kind + " " + fields.get(0) + (fields.size() > 2 ? " " + fields.get(1) : "");
    }
  }

  private FormatPage() {}

  /** The lines of one kind; it is an error if there are none. */
  public static List<Vector> vectors(String kind) {
    List<Vector> found = all().stream().filter(vector -> vector.kind().equals(kind)).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("The format page has no vectors of kind " + kind);
    }
    return found;
  }

  /** An input or a result by the first field of its line. */
  public static Vector vector(String kind, String name) {
    return vectors(kind).stream()
        .filter(vector -> vector.text(0).equals(name))
        .findFirst()
        .orElseThrow();
  }

  public static byte[] input(String name) {
    return vector("input", name).bytes(1);
  }

  public static Id16 inputId(String name) {
    return Id16.of(input(name));
  }

  public static int inputNumber(String name) {
    return Integer.parseInt(vector("input", name).text(1));
  }

  static List<Vector> all() {
    List<Vector> vectors = new ArrayList<>();
    boolean inside = false;
    for (String line : lines()) {
      if (line.startsWith("```")) {
        inside = line.equals("```vectors");
      } else if (inside && !line.startsWith("#")) {
        List<String> fields = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        vectors.add(new Vector(fields.get(0), fields.subList(1, fields.size())));
      }
    }
    return vectors;
  }

  private static List<String> lines() {
    Path page = Path.of("src", "site", "markdown", "format.md");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(page))) {
        try {
          return Files.readAllLines(at.resolve(page));
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }
    }
    throw new IllegalStateException("The format page is not there");
  }
}
