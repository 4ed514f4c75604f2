package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Query;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The JVM in which one engine runs TPC-H: each has all of the heap, and what the JIT learnt is its
 * own. Arguments: the engine, the scale factor, the number of the first query. Writes a line for
 * each query.
 */
final class TpchProcess {

  /** The status with which it ends in the middle of a query that does not stop. */
  static final int HUNG = 3;

  private static final int REPETITIONS = 5;

  /** So long after its time is over a query may go on before the JVM ends. */
  private static final int GRACE = 10; // seconds

  private final TpchDatabase database;
  private final PrintStream out = System.out;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tpch-watch");
            thread.setDaemon(true);
            return thread;
          });

  private TpchProcess(TpchDatabase database) {
    this.database = database;
  }

  /** Runs the queries. */
  public static void main(String[] arguments) throws Exception {
    double scale = Double.parseDouble(arguments[1]);
    try (TpchDatabase database = TpchContender.valueOf(arguments[0]).open(scale)) {
      TpchProcess process = new TpchProcess(database);
      for (int number = Integer.parseInt(arguments[2]); number <= Query.COUNT; number++) {
        process.out.println(process.time(Query.of(number)).line());
      }
    }
  }

  /** Once to warm up, then the repetitions; nothing is repeated that did not end in time. */
  private TpchTime time(Query query) throws Exception {
    long[] nanos = new long[REPETITIONS];
    long rows = 0;
    for (int i = -1; i < REPETITIONS; i++) {
      ScheduledFuture<?> end =
          watch.schedule(
              () -> {
                out.println(TpchTime.stopped(query.number()).line());
                out.flush();
                Runtime.getRuntime().halt(HUNG);
              },
              TpchDatabase.SECONDS + GRACE,
              TimeUnit.SECONDS);
      long begin = System.nanoTime();
      try {
        rows = database.run(query);
      } catch (Exception e) {
        if (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(TpchDatabase.SECONDS)) {
          throw e;
        }
        return TpchTime.stopped(query.number());
      } finally {
        end.cancel(false);
      }
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    return new TpchTime(query.number(), rows, nanos[REPETITIONS / 2] / 1e6);
  }
}
