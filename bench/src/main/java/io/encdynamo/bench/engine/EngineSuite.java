package io.encdynamo.bench.engine;

import io.encdynamo.bench.Result;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What is measured of the engine, aim by aim. */
public final class EngineSuite {

  /** One aim, or some that are measured together. */
  interface Aim {
    List<Result> measure(PrintStream report) throws Exception;
  }

  private static final List<Aim> AIMS = List.of(Parse::measure, Planning::measure);

  private final PrintStream report;

  /** A suite that reports the medians it finds. */
  public EngineSuite(PrintStream report) {
    this.report = report;
  }

  /** Measures all. */
  public List<Result> run() throws Exception {
    List<Result> results = new ArrayList<>();
    for (Aim aim : AIMS) {
      results.addAll(aim.measure(report));
    }
    return results;
  }
}
