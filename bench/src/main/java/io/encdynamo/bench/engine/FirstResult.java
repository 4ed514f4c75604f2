package io.encdynamo.bench.engine;

import io.encdynamo.bench.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The first row of a group over 1,000 rows in a fresh JVM, beside Calcite's. */
final class FirstResult {

  private static final double AIM = 0.25;

  private static final int REPETITIONS = 5;
  private static final List<String> FLAGS = List.of("-Xmx1g");

  private FirstResult() {}

  /** Our time divided by Calcite's. */
  static List<Result> measure(PrintStream report) throws Exception {
    long[] ours = new long[REPETITIONS];
    long[] theirs = new long[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      ours[i] = run(FirstResultProcess.class, driver());
      theirs[i] = run(FirstCalciteResultProcess.class, calcite());
    }
    report.printf(
        Locale.ROOT,
        "engine-first: %.0f ms to the first row, %.0f ms with Calcite (medians of %d JVMs)%n",
        median(ours) / 1e6,
        median(theirs) / 1e6,
        REPETITIONS);
    return List.of(Result.atMost("engine-first", (double) median(ours) / median(theirs), AIM));
  }

  /** The driver is one jar; beside it the rows. */
  private static List<String> driver() {
    return ChildJvm.classPath().stream()
        .filter(entry -> entry.endsWith("classes") || fileName(entry).startsWith("encdynamo-"))
        .toList();
  }

  /** Calcite before all others, so that what it loads first is found at once. */
  private static List<String> calcite() {
    return ChildJvm.classPath().stream()
        .sorted(Comparator.comparing(entry -> fileName(entry).startsWith("calcite-") ? 0 : 1))
        .toList();
  }

  private static String fileName(String entry) {
    return Path.of(entry).getFileName().toString();
  }

  private static long run(Class<?> main, List<String> classPath)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    int status = ChildJvm.run(main, FLAGS, classPath, List.of(), lines::add);
    if (status != 0 || lines.size() != 1) {
      throw new IOException("no first row from " + main.getSimpleName());
    }
    return Long.parseLong(lines.get(0));
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }
}
