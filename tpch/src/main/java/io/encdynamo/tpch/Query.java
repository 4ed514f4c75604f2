package io.encdynamo.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One of the 22 queries.
 *
 * @param number from 1
 * @param sql the text, without a semicolon at its end
 */
public record Query(int number, String sql) {

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

  /** {@code Q} and the number, in two digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Q%02d", number);
  }
}
