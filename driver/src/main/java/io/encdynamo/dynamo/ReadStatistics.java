package io.encdynamo.dynamo;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * What the reads of one statement have cost so far. Grows while rows are read; safe for use by
 * several threads.
 */
public final class ReadStatistics {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong evaluated = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();
  private final AtomicLong resent = new AtomicLong();
  private final DoubleAdder capacity = new DoubleAdder();

  /** Requests answered, pages included. */
  public long requests() {
    return requests.get();
  }

  /** Items that DynamoDB read, before its filter. */
  public long itemsEvaluated() {
    return evaluated.get();
  }

  /** Items that DynamoDB sent, or counted where it only counts. */
  public long itemsReturned() {
    return returned.get();
  }

  /** Keys of a batch that were asked for again because DynamoDB left them out. */
  public long keysAskedAgain() {
    return resent.get();
  }

  /** Read capacity units; 0 unless {@link ReadContext.Options#countCapacity} is set. */
  public double capacityUnits() {
    return capacity.sum();
  }

  void page(long itemsEvaluated, long itemsReturned, double units) {
    requests.incrementAndGet();
    evaluated.addAndGet(itemsEvaluated);
    returned.addAndGet(itemsReturned);
    capacity.add(units);
  }

  void askedAgain(long keys) {
    resent.addAndGet(keys);
  }
}
