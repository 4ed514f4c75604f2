package io.encdynamo.grammar;

import java.util.List;
import java.util.Random;

/**
 * Statements with pieces missing, doubled, moved or strange: the same for the same seed. Most are
 * none.
 */
public final class Mutations {
  private static final int MOST_CHANGES = 5;
  private static final int LONGEST_PIECE = 12;

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<<",
          ">>",
          "<",
          ">",
          "'",
          "''",
          "\"",
          "`",
          "--",
          "/*",
          "*/",
          "?",
          "@",
          ".",
          ",",
          ";",
          ":",
          "::",
          "\\",
          "\n",
          "\u0000",
          "\uD83D",
          "é",
          "٣",
          "1e999999999",
          "99999999999999999999",
          "X'0",
          "SELECT ",
          " FROM ",
          " AND ",
          " NOT ",
          " CASE WHEN ",
          " END ",
          "((((((((((",
          "[[[[[[[[[[",
          "{{",
          " UNION ",
          " IN (",
          " OVER (",
          " AS ",
          "{fn ",
          "DATE '",
          "LIST<",
          " JOIN ",
          " VALUE ",
          "EXPLAIN ");

  private static final List<String> STATEMENTS =
      Sample.all().stream().map(Sample::statement).toList();

  private final Random random;

  /** Starts the sequence of a seed. */
  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** The next one. */
  public String next() {
    StringBuilder text = new StringBuilder(any());
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(LONGEST_PIECE));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(3)));
        case 2 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> text.replace(from, to, piece(any()));
        default -> text.insert(from, (char) random.nextInt(Character.MAX_VALUE + 1));
      }
    }
    return text.toString();
  }

  private String any() {
    return STATEMENTS.get(random.nextInt(STATEMENTS.size()));
  }

  private String piece(String statement) {
    int from = random.nextInt(statement.length() + 1);
    return statement.substring(from, from + random.nextInt(statement.length() - from + 1));
  }
}
