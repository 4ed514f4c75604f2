package io.encdynamo.engine.window;

import io.encdynamo.engine.function.ResultType;
import io.encdynamo.value.SqlType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The window functions that are no aggregates (SQL:2016 part 2, 6.10), as the language has them.
 */
public enum WindowFunction {
  ROW_NUMBER(
      0,
      0,
      types -> SqlType.BIGINT,
      Set.of(),
      "The number of the row in its partition, from 1.",
      "ROW_NUMBER() OVER (PARTITION BY city ORDER BY born)"),
  RANK(
      0,
      0,
      types -> SqlType.BIGINT,
      Set.of(Trait.ORDERED),
      "One more than the rows before the row's peers: equal rows share a rank, and a gap follows.",
      "RANK() OVER (ORDER BY points DESC)"),
  DENSE_RANK(
      0,
      0,
      types -> SqlType.BIGINT,
      Set.of(Trait.ORDERED),
      "The number of the row's group of peers, from 1: equal rows share a rank, without gaps.",
      "DENSE_RANK() OVER (ORDER BY points DESC)"),
  PERCENT_RANK(
      0,
      0,
      types -> SqlType.DOUBLE,
      Set.of(Trait.ORDERED),
      "The rank as a part of the rows: (RANK - 1) / (rows - 1); 0 for a single row.",
      "PERCENT_RANK() OVER (ORDER BY points)"),
  CUME_DIST(
      0,
      0,
      types -> SqlType.DOUBLE,
      Set.of(Trait.ORDERED),
      "Which part of the rows stands before the row or is its peer.",
      "CUME_DIST() OVER (ORDER BY points)"),
  NTILE(
      1,
      1,
      types -> SqlType.BIGINT,
      Set.of(Trait.ORDERED),
      "The number, from 1, of the one of so many equally large parts that the row falls into.",
      "NTILE(4) OVER (ORDER BY points)"),
  LAG(
      1,
      3,
      types -> types.get(0),
      Set.of(Trait.ORDERED, Trait.TREATS_NULLS),
      "The value of the row so many rows before, 1 by default; the third argument where none is.",
      "LAG(points, 1, 0) OVER (ORDER BY born)"),
  LEAD(
      1,
      3,
      types -> types.get(0),
      Set.of(Trait.ORDERED, Trait.TREATS_NULLS),
      "The value of the row so many rows after, 1 by default; the third argument where none is.",
      "LEAD(points) IGNORE NULLS OVER (ORDER BY born)"),
  FIRST_VALUE(
      1,
      1,
      types -> types.get(0),
      Set.of(Trait.FRAMED, Trait.TREATS_NULLS),
      "The value of the first row of the frame.",
      "FIRST_VALUE(name) OVER (ORDER BY points ROWS 2 PRECEDING)"),
  LAST_VALUE(
      1,
      1,
      types -> types.get(0),
      Set.of(Trait.FRAMED, Trait.TREATS_NULLS),
      "The value of the last row of the frame.",
      "LAST_VALUE(name) OVER (PARTITION BY city)"),
  NTH_VALUE(
      2,
      2,
      types -> types.get(0),
      Set.of(Trait.FRAMED, Trait.TREATS_NULLS, Trait.TAKES_DIRECTION),
      "The value of the row of this number in the frame, from 1; NULL where there is none.",
      "NTH_VALUE(name, 2) FROM LAST OVER (PARTITION BY city)");

  /** What may or must stand beside a call. */
  private enum Trait {
    /** The window has an ORDER BY. */
    ORDERED,
    /** The window may have a frame. */
    FRAMED,
    /** RESPECT NULLS or IGNORE NULLS. */
    TREATS_NULLS,
    /** FROM FIRST or FROM LAST. */
    TAKES_DIRECTION
  }

  private final int required;
  private final int most;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final ResultType result;

  @SuppressWarnings("ImmutableEnumChecker") // not changed after the constructor
  private final Set<Trait> traits;

  private final String description;
  private final String example;

  WindowFunction(
      int required,
      int most,
      ResultType result,
      Set<Trait> traits,
      String description,
      String example) {
    this.required = required;
    this.most = most;
    this.result = result;
    this.traits = traits;
    this.description = description;
    this.example = example;
  }

  /** The function of this name, in any case of letters. */
  public static Optional<WindowFunction> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return EnumSet.allOf(WindowFunction.class).stream()
        .filter(function -> function.name().equals(upper))
        .findFirst();
  }

  /** Whether it may be called with so many arguments. */
  public boolean takes(int count) {
    return count >= required && count <= most;
  }

  /** The type of its result for arguments of these types. */
  public SqlType resultType(List<SqlType> types) {
    return result.of(types);
  }

  /** Whether its window must have an ORDER BY. */
  public boolean needsOrder() {
    return traits.contains(Trait.ORDERED);
  }

  /** Whether it looks at the frame, so that one may be written. */
  public boolean isFramed() {
    return traits.contains(Trait.FRAMED);
  }

  /** Whether RESPECT NULLS or IGNORE NULLS may stand behind it. */
  public boolean treatsNulls() {
    return traits.contains(Trait.TREATS_NULLS);
  }

  /** Whether FROM FIRST or FROM LAST may stand behind it. */
  public boolean takesDirection() {
    return traits.contains(Trait.TAKES_DIRECTION);
  }

  /** One sentence for the documentation. */
  public String description() {
    return description;
  }

  /** A call for the documentation, over rows of name, city, born and points. */
  public String example() {
    return example;
  }
}
