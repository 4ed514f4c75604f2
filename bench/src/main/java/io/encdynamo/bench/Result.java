package io.encdynamo.bench;

import java.util.Locale;

/**
 * What was measured for an aim.
 *
 * @param aim the figure it is meant to reach
 * @param direction on which side of the aim the better figures are
 */
public record Result(String name, double figure, double aim, Direction direction) {

  /** What an aim asks. */
  enum Direction {
    AT_MOST,
    AT_LEAST
  }

  /** A figure that is meant not to exceed the aim. */
  public static Result atMost(String name, double figure, double aim) {
    return new Result(name, figure, aim, Direction.AT_MOST);
  }

  /** A figure that is meant not to fall short of the aim. */
  public static Result atLeast(String name, double figure, double aim) {
    return new Result(name, figure, aim, Direction.AT_LEAST);
  }

  boolean met() {
    return switch (direction) {
      case AT_MOST -> figure <= aim;
      case AT_LEAST -> figure >= aim;
    };
  }

  /** Name, figure, aim and whether it is met, separated by tabs. */
  String line() {
    return String.format(
        Locale.ROOT, "%s\t%.3f\t%.2f\t%s", name, figure, aim, met() ? "met" : "missed");
  }
}
