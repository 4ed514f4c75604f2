package io.encdynamo.bench;

import java.util.Locale;

/**
 * What was measured for an aim.
 *
 * @param figure smaller is better
 * @param aim the figure it is meant not to exceed
 */
public record Result(String name, double figure, double aim) {

  boolean met() {
    return figure <= aim;
  }

  /** Name, figure, aim and whether it is met, separated by tabs. */
  String line() {
    return String.format(
        Locale.ROOT, "%s\t%.3f\t%.2f\t%s", name, figure, aim, met() ? "met" : "missed");
  }
}
