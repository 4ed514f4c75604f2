package io.encdynamo.engine.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows around a row are its frame (SQL:2016 part 2, 7.15).
 *
 * @param <E> what offsets are written in
 */
public record Frame<E>(Unit unit, FrameBound<E> start, FrameBound<E> end, Exclusion exclusion) {

  /** What offsets count: rows, the difference of keys, or groups of rows with equal keys. */
  public enum Unit {
    ROWS,
    RANGE,
    GROUPS
  }

  /** Which rows are left out of the frame. */
  public enum Exclusion {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /** The kinds of bound, from the first row of the partition to the last. */
  public enum Kind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /**
   * Where a frame begins or ends.
   *
   * @param offset of PRECEDING and FOLLOWING; null for the others
   */
  public record FrameBound<E>(Kind kind, @Nullable E offset) {}

  /** The frame where none is written: from the first row to the last peer of the row. */
  public static <E> Frame<E> standard() {
    return new Frame<>(
        Unit.RANGE,
        new FrameBound<>(Kind.UNBOUNDED_PRECEDING, null),
        new FrameBound<>(Kind.CURRENT_ROW, null),
        Exclusion.NO_OTHERS);
  }

  /** The offsets that are written, in order. */
  public List<E> offsets() {
    List<E> offsets = new ArrayList<>();
    if (start.offset != null) {
      offsets.add(start.offset);
    }
    if (end.offset != null) {
      offsets.add(end.offset);
    }
    return offsets;
  }

  /** The same frame with other offsets; the rule sees them in order. */
  public <T> Frame<T> map(Function<E, T> rule) {
    return new Frame<>(unit, map(start, rule), map(end, rule), exclusion);
  }

  private static <E, T> FrameBound<T> map(FrameBound<E> bound, Function<E, T> rule) {
    return new FrameBound<>(bound.kind, bound.offset == null ? null : rule.apply(bound.offset));
  }
}
