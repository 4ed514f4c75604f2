package io.encdynamo.bench.engine;

import io.encdynamo.bench.Result;
import io.encdynamo.tpch.Query;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** TPC-H's 22 queries over rows in memory, beside H2, Calcite and DuckDB. */
final class Tpch {

  private static final double AIM = 1.0;
  private static final double WORST_AIM = 5.0;

  private static final double SCALE = 0.1;

  /** For 866,602 rows, in H2 with indexes, and room to work. */
  private static final List<String> HEAP = List.of("-Xms2g", "-Xmx2g");

  private static final String ROW = "%-6s%12s%12s%12s%12s%8s%n";

  private final Map<TpchContender, List<TpchTime>> times = new EnumMap<>(TpchContender.class);
  private final PrintStream report;

  private Tpch(PrintStream report) {
    this.report = report;
  }

  /** Our times divided by those of the others. */
  static List<Result> measure(PrintStream report) throws Exception {
    report.printf(
        "engine-tpch: %s and %s have indexes for primary and foreign keys%n",
        TpchContender.OURS.label(), TpchContender.H2.label());
    Tpch tpch = new Tpch(report);
    for (TpchContender contender : TpchContender.values()) {
      tpch.times.put(contender, tpch.run(contender));
    }
    tpch.print();
    return List.of(
        Result.atMost(
            "engine-tpch-h2", tpch.mean(TpchContender.OURS) / tpch.mean(TpchContender.H2), AIM),
        Result.atMost(
            "engine-tpch-calcite",
            tpch.mean(TpchContender.OURS) / tpch.mean(TpchContender.CALCITE),
            AIM),
        Result.atMost("engine-tpch-worst", tpch.worst(), WORST_AIM));
  }

  private List<TpchTime> run(TpchContender contender) throws IOException, InterruptedException {
    report.printf("engine-tpch: running %s%n", contender.label());
    List<TpchTime> found = new ArrayList<>();
    while (found.size() < Query.COUNT) {
      int known = found.size();
      int status =
          ChildJvm.run(
              TpchProcess.class,
              HEAP,
              ChildJvm.classPath(),
              List.of(contender.name(), Double.toString(SCALE), Integer.toString(known + 1)),
              line -> found.add(TpchTime.of(line)));
      if (found.size() == known || (status != 0 && status != TpchProcess.HUNG)) {
        throw new IOException(contender.label() + " does not run TPC-H");
      }
    }
    return found;
  }

  private void print() {
    report.printf(
        ROW,
        "query",
        TpchContender.OURS.label(),
        TpchContender.H2.label(),
        TpchContender.CALCITE.label(),
        TpchContender.DUCKDB.label(),
        "rows");
    for (int i = 0; i < Query.COUNT; i++) {
      report.printf(
          ROW,
          Query.of(i + 1),
          time(TpchContender.OURS, i).shown(),
          time(TpchContender.H2, i).shown(),
          time(TpchContender.CALCITE, i).shown(),
          time(TpchContender.DUCKDB, i).shown(),
          rows(i));
    }
    report.printf(
        Locale.ROOT,
        "%-6s%12.1f%12.1f%12.1f%12.1f  (geometric means, ms)%n",
        "",
        mean(TpchContender.OURS),
        mean(TpchContender.H2),
        mean(TpchContender.CALCITE),
        mean(TpchContender.DUCKDB));
  }

  private TpchTime time(TpchContender contender, int index) {
    List<TpchTime> all = times.get(contender);
    if (all == null) {
      throw new IllegalStateException(contender + " did not run");
    }
    return all.get(index);
  }

  /** The number of rows that all engines gave that came to an end. */
  private long rows(int index) {
    long rows = -1;
    for (TpchContender contender : TpchContender.values()) {
      TpchTime time = time(contender, index);
      if (!time.isStopped()) {
        if (rows >= 0 && time.rows() != rows) {
          throw new IllegalStateException("the engines disagree on " + Query.of(index + 1));
        }
        rows = time.rows();
      }
    }
    return rows;
  }

  private double mean(TpchContender contender) {
    double logarithms = 0;
    for (int i = 0; i < Query.COUNT; i++) {
      logarithms += Math.log(time(contender, i).millis());
    }
    return Math.exp(logarithms / Query.COUNT);
  }

  /** Of all queries, how many times we take what the better one of H2 and Calcite takes. */
  private double worst() {
    double worst = 0;
    for (int i = 0; i < Query.COUNT; i++) {
      double better =
          Math.min(time(TpchContender.H2, i).millis(), time(TpchContender.CALCITE, i).millis());
      worst = Math.max(worst, time(TpchContender.OURS, i).millis() / better);
    }
    return worst;
  }
}
