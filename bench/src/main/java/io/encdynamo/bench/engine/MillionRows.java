package io.encdynamo.bench.engine;

import io.encdynamo.bench.Pairs;
import io.encdynamo.bench.Result;
import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.ColumnKind;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Value;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** A million rows filtered, projected and grouped, beside a loop written by hand. */
final class MillionRows {

  private static final double AIM = 4.0;

  private static final int ROWS = 1_000_000;
  private static final int GROUPS = 1_000;
  private static final int LEAST = 100; // of 1,000: a tenth of the rows is left out

  private static final int WARM_UP = 5;
  private static final int REPETITIONS = 5;

  /** A row as one writes it in Java. */
  private record Row(long number, String name, long amount, long rank) {}

  private final List<Row> rows = new ArrayList<>(ROWS);
  private final MemoryTables tables = new MemoryTables();

  private MillionRows() {
    Random random = new Random(4);
    for (int i = 0; i < ROWS; i++) {
      int group = random.nextInt(GROUPS);
      // Names are texts of their own, as they are when they come from somewhere else.
      rows.add(new Row(group, "name-" + group, random.nextInt(10_000), random.nextInt(1_000)));
    }
    tables.add(
        "t",
        List.of(
            new Column("number", ColumnKind.INTEGER),
            new Column("name", ColumnKind.TEXT),
            new Column("amount", ColumnKind.INTEGER),
            new Column("rank", ColumnKind.INTEGER)),
        List.of(),
        rows.stream()
            .map(row -> List.<Object>of(row.number, row.name, row.amount, row.rank))
            .iterator());
  }

  /** Our time divided by the loop's, with the kind of key that is worse. */
  static List<Result> measure(PrintStream report) throws Exception {
    MillionRows million = new MillionRows();
    Pairs numbers =
        Pairs.measure(
            WARM_UP,
            REPETITIONS,
            round -> million.ours("number"),
            round -> million.loop(Row::number));
    print(report, "INTEGER", numbers);
    Pairs names =
        Pairs.measure(
            WARM_UP, REPETITIONS, round -> million.ours("name"), round -> million.loop(Row::name));
    print(report, "STRING", names);
    return List.of(Result.atMost("engine-million", Math.max(numbers.ratio(), names.ratio()), AIM));
  }

  private static void print(PrintStream report, String key, Pairs pairs) {
    report.printf(
        Locale.ROOT,
        "engine-million: %.1f ms with a key of %s, %.1f ms by hand (medians of %d pairs)%n",
        pairs.ourMedian() / 1e6,
        key,
        pairs.theirMedian() / 1e6,
        pairs.count());
  }

  /** The groups' counts and sums, so mixed that each of them matters. */
  private long ours(String key) {
    long[] mixed = new long[1];
    tables.query(
        "SELECT %s AS k, COUNT(*) AS n, SUM(amount + 1) AS total FROM t WHERE rank >= %d GROUP BY %s"
            .formatted(key, LEAST, key),
        CancelSignal.unlimited(),
        row -> {
          mixed[0] += whole(row[1]) * whole(row[2]);
          return true;
        });
    return mixed[0];
  }

  private static long whole(Value value) {
    if (value.force() instanceof IntegerValue number) {
      return number.value();
    }
    throw new IllegalStateException(value.kind().name());
  }

  private <K> long loop(Function<Row, K> key) {
    Map<K, long[]> groups = new HashMap<>();
    for (Row row : rows) {
      if (row.rank >= LEAST) {
        long[] group = groups.computeIfAbsent(key.apply(row), k -> new long[2]);
        group[0]++;
        group[1] += row.amount + 1;
      }
    }
    long mixed = 0;
    for (long[] group : groups.values()) {
      mixed += group[0] * group[1];
    }
    return mixed;
  }
}
