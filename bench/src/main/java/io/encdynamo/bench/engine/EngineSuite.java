package io.encdynamo.bench.engine;

import io.encdynamo.bench.Result;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured of the engine, aim by aim. */
public final class EngineSuite {

  private final PrintStream report;

  /** A suite that reports the medians it finds. */
  public EngineSuite(PrintStream report) {
    this.report = report;
  }

  /** The names of its parts. */
  public static List<String> parts() {
    return Arrays.stream(EngineAim.values()).map(EngineSuite::label).toList();
  }

  private static String label(EngineAim aim) {
    return aim.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Measures some parts.
   *
   * @param parts their names; empty for all
   */
  public List<Result> run(List<String> parts) throws Exception {
    List<Result> results = new ArrayList<>();
    for (EngineAim aim : EngineAim.values()) {
      if (parts.isEmpty() || parts.contains(label(aim))) {
        results.addAll(aim.measure(report));
      }
    }
    return results;
  }
}
