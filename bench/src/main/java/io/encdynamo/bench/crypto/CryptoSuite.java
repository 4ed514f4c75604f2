package io.encdynamo.bench.crypto;

import io.encdynamo.bench.Pairs;
import io.encdynamo.bench.Result;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Values of 16 to 100 bytes, encoding and envelope included, beside the bare primitives. */
public final class CryptoSuite {
  private static final double AIM = 1.4;
  private static final double TWO_THREADS_AIM = 1.8;
  private static final double ROUND_TRIPS_AIM = 2;

  private static final int VALUES = 255;
  private static final int WARM_UP = 4_000;
  private static final int PAIRS = 4_001;
  private static final int THREAD_WARM_UP = 20;
  private static final int THREAD_PAIRS = 101;

  /** So often all rows in a row, so that starting a thread does not count. */
  private static final int LAPS = 50;

  private final PrintStream report;

  /** A suite that reports the medians it finds. */
  public CryptoSuite(PrintStream report) {
    this.report = report;
  }

  /** Measures all; takes a minute or two. */
  public List<Result> run() throws Exception {
    List<Result> results = new ArrayList<>();
    List<String> texts = Texts.some(VALUES);
    try (Columns columns = new Columns()) {
      DeterministicColumn column = new DeterministicColumn(columns.deterministic(1), texts);
      BareTink tink = new BareTink(texts);
      results.add(
          compared(
              "crypto-deterministic-encrypt",
              VALUES,
              "a value",
              round -> column.encrypt(),
              round -> tink.encrypt()));
      results.add(
          compared(
              "crypto-deterministic-decrypt",
              VALUES,
              "a value",
              round -> column.decrypt(),
              round -> tink.decrypt()));
      RandomizedRows rows =
          new RandomizedRows(
              List.of(columns.randomized(2), columns.randomized(3), columns.randomized(4)), texts);
      RowsByHand byHand = new RowsByHand(texts);
      results.add(
          compared(
              "crypto-row-encrypt",
              VALUES / 3,
              "a row",
              round -> rows.encrypt(),
              round -> byHand.encrypt()));
      results.add(
          compared(
              "crypto-row-decrypt",
              VALUES / 3,
              "a row",
              round -> rows.decrypt(),
              round -> byHand.decrypt()));
      results.add(twoThreads(rows, texts));
    }
    List<String> operations = RoundTrips.ofOpening();
    report.println("crypto-round-trips: a further connection asks " + operations);
    results.add(Result.atMost("crypto-round-trips", operations.size(), ROUND_TRIPS_AIM));
    return results;
  }

  private Result compared(String name, int units, String unit, Pairs.Way ours, Pairs.Way bare)
      throws Exception {
    Pairs pairs = Pairs.measure(WARM_UP, PAIRS, ours, bare);
    report.printf(
        Locale.ROOT,
        "%s: %.2f us %s, %.2f us with the bare primitives (medians of %d pairs)%n",
        name,
        pairs.ourMedian() / 1e3 / units,
        unit,
        pairs.theirMedian() / 1e3 / units,
        pairs.count());
    return Result.atMost(name, pairs.ratio(), AIM);
  }

  /**
   * How much more two threads do in a time than one. What the machine itself gives, as far as other
   * work leaves it alone, is told beside it: the same by hand, where no two threads share anything.
   */
  private Result twoThreads(RandomizedRows rows, List<String> texts) throws Exception {
    Callable<Long> ours = () -> laps(() -> rows.encrypt() + rows.decrypt());
    double gain = gain(ours, ours);
    double machine = gain(byHand(texts), byHand(texts));
    report.printf(
        Locale.ROOT,
        "crypto-two-threads: %.2f times one; %.2f times with the bare primitives%n",
        gain,
        machine);
    return Result.atLeast("crypto-two-threads", gain, TWO_THREADS_AIM);
  }

  private static Callable<Long> byHand(List<String> texts) throws GeneralSecurityException {
    RowsByHand rows = new RowsByHand(texts);
    return () -> laps(() -> rows.encrypt() + rows.decrypt());
  }

  private static long laps(Callable<Long> lap) throws Exception {
    long sum = 0;
    for (int i = 0; i < LAPS; i++) {
      sum += lap.call();
    }
    return sum;
  }

  private static double gain(Callable<Long> one, Callable<Long> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Pairs pairs =
          Pairs.measure(
              THREAD_WARM_UP,
              THREAD_PAIRS,
              round -> threads.submit(one).get(),
              round -> {
                long sum = 0;
                for (Future<Long> each : threads.invokeAll(List.of(one, other))) {
                  sum += each.get();
                }
                return sum / 2;
              });
      return 2 * pairs.ratio();
    } finally {
      threads.shutdownNow();
    }
  }
}
