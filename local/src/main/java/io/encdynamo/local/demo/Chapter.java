package io.encdynamo.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the demo.
 *
 * @param heading what is about to happen
 * @param sql one statement or several, each with its semicolon
 */
record Chapter(String heading, String sql) {

  private static final String COMMENT = "--";

  /** The chapters of a resource beside this class: each begins with lines of comment. */
  static List<Chapter> ofResource(String name) throws IOException {
    try (InputStream resource = Chapter.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IOException("the resource " + name + " is missing");
      }
      return of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<Chapter> of(String text) {
    List<Chapter> chapters = new ArrayList<>();
    StringBuilder heading = new StringBuilder();
    StringBuilder sql = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (!line.startsWith(COMMENT)) {
        sql.append(line).append('\n');
        continue;
      }
      if (!sql.toString().isBlank()) {
        chapters.add(new Chapter(heading.toString(), sql.toString()));
        heading.setLength(0);
        sql.setLength(0);
      }
      heading
          .append(heading.isEmpty() ? "" : "\n")
          .append(line.substring(COMMENT.length()).strip());
    }
    chapters.add(new Chapter(heading.toString(), sql.toString()));
    return chapters;
  }
}
