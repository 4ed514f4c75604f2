package io.encdynamo.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the 22 queries.
 *
 * @param number from 1
 * @param sql the text, without a semicolon at its end
 */
public record Query(int number, String sql) {

  private static final Pattern END =
      Pattern.compile("order by\\s+([a-z_,\\s]+?)(?:\\s+limit (\\d+))?$");
  private static final Pattern NAME = Pattern.compile("[a-z_]+");

  /** How many there are. */
  public static final int COUNT = 22;

  /** All, in order. */
  public static List<Query> all() {
    return IntStream.rangeClosed(1, COUNT).mapToObj(Query::of).toList();
  }

  /**
   * The query of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Query of(int number) {
    String resource = String.format(Locale.ROOT, "q%02d.sql", number);
    try (InputStream text = Query.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalArgumentException("TPC-H has no query " + number);
      }
      return new Query(number, new String(text.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the result's columns that it is ordered by, the first first. */
  public List<String> order() {
    Matcher end = END.matcher(sql);
    List<String> columns = new ArrayList<>();
    if (end.find()) {
      Matcher name = NAME.matcher(end.group(1));
      while (name.find()) {
        if (!name.group().equals("desc")) {
          columns.add(name.group());
        }
      }
    }
    return columns;
  }

  /** How many rows it gives at most; -1 for no limit. */
  public int limit() {
    Matcher end = END.matcher(sql);
    return end.find() && end.group(2) != null ? Integer.parseInt(end.group(2)) : -1;
  }

  /** {@code Q} and the number, in two digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Q%02d", number);
  }
}
