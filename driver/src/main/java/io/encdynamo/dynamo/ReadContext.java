package io.encdynamo.dynamo;

import io.encdynamo.crypto.ColumnCipher;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What all reads of one execution of a statement share: its limits, what it has met, what it cost.
 * Safe for use by several threads.
 */
public final class ReadContext {
  private final CancelSignal signal;
  private final Options options;
  private final ReadStatistics statistics = new ReadStatistics();
  private final ConcurrentMap<String, LongAdder> misfits = new ConcurrentHashMap<>();
  private final ConcurrentMap<ColumnCipher, Plaintexts> plaintexts = new ConcurrentHashMap<>();

  /**
   * How a connection reads.
   *
   * @param strictTyping whether a value in clear that is none of its column's type is an error;
   *     else it reads as MISSING and is counted
   * @param readBudget the most items one statement may have DynamoDB read; 0 for any number
   * @param parallelism the most requests of one read at a time, from 1
   * @param countCapacity whether DynamoDB is asked what each request costs
   */
  public record Options(
      boolean strictTyping, long readBudget, int parallelism, boolean countCapacity) {
    public Options {
      if (parallelism < 1 || readBudget < 0) {
        throw new IllegalArgumentException("At least one request at a time, a budget from 0");
      }
    }
  }

  public ReadContext(CancelSignal signal, Options options) {
    this.signal = signal;
    this.options = options;
  }

  public ReadStatistics statistics() {
    return statistics;
  }

  /** How many values of which column were none of its type and read as MISSING, so far. */
  public Map<String, Long> misfits() {
    Map<String, Long> counts = new TreeMap<>();
    misfits.forEach((column, count) -> counts.put(column, count.sum()));
    return counts;
  }

  Options options() {
    return options;
  }

  CancelSignal signal() {
    return signal;
  }

  void misfit(String column) {
    misfits.computeIfAbsent(column, any -> new LongAdder()).increment();
  }

  Plaintexts plaintexts(ColumnCipher cipher) {
    return plaintexts.computeIfAbsent(cipher, Plaintexts::new);
  }

  /**
   * How many items the next request may evaluate: one past the budget, to know whether there is one
   * more.
   */
  long itemsToTheBudget() {
    return options.readBudget() == 0
        ? Long.MAX_VALUE
        : Math.max(0, options.readBudget() - statistics.itemsEvaluated()) + 1;
  }

  /**
   * @throws DriverException 53400 if the budget is passed
   */
  void answered(long itemsEvaluated, long itemsReturned, double units) {
    statistics.page(itemsEvaluated, itemsReturned, units);
    if (options.readBudget() > 0 && statistics.itemsEvaluated() > options.readBudget()) {
      throw new DriverException(ErrorCode.READ_BUDGET, options.readBudget());
    }
  }
}
