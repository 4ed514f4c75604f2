package io.encdynamo.dynamo;

import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Carries out several writes at the same time. Those of one item stay in their order: what shares a
 * lane is done one after another.
 */
final class ConcurrentWrites {
  private final List<? extends Write> writes;
  private final ToIntFunction<Write> lanes;
  private final ToLongFunction<Write> writer;
  private final boolean stopAtFailure;
  private final AtomicReferenceArray<WriteOutcome> outcomes;
  private volatile boolean stopped;

  /**
   * @param lanes the same number for writes of the same item
   */
  ConcurrentWrites(
      List<? extends Write> writes,
      ToIntFunction<Write> lanes,
      ToLongFunction<Write> writer,
      boolean stopAtFailure) {
    this.writes = writes;
    this.lanes = lanes;
    this.writer = writer;
    this.stopAtFailure = stopAtFailure;
    this.outcomes = new AtomicReferenceArray<>(writes.size());
  }

  List<WriteOutcome> run(ExecutorService threads, int parallelism) {
    int count = Math.max(1, Math.min(parallelism, writes.size()));
    List<List<Integer>> byLane = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byLane.add(new ArrayList<>());
    }
    for (int i = 0; i < writes.size(); i++) {
      byLane.get(Math.floorMod(lanes.applyAsInt(writes.get(i)), count)).add(i);
    }
    List<Future<?>> others = new ArrayList<>();
    for (List<Integer> lane : byLane.subList(1, count)) {
      others.add(threads.submit(() -> writeAll(lane)));
    }
    writeAll(byLane.get(0));
    others.forEach(this::await);
    List<WriteOutcome> all = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      WriteOutcome outcome = outcomes.get(i);
      all.add(outcome == null ? new WriteOutcome.NotSent() : outcome);
    }
    return all;
  }

  private void writeAll(List<Integer> lane) {
    for (int i : lane) {
      if (stopped) {
        return;
      }
      try {
        outcomes.set(i, new WriteOutcome.Written(writer.applyAsLong(writes.get(i))));
      } catch (DriverException e) {
        outcomes.set(i, new WriteOutcome.Failed(e));
        stopped = stopAtFailure || endsAll(e.code());
      }
    }
  }

  /** What fails one write for a reason that is nobody's in particular. */
  private static boolean endsAll(ErrorCode code) {
    return code == ErrorCode.CANCELLED || code == ErrorCode.TIMEOUT;
  }

  private void await(Future<?> other) {
    boolean interrupted = false;
    while (true) {
      try {
        other.get();
        break;
      } catch (InterruptedException e) {
        // what was sent must be accounted for: end soon, but not before
        stopped = true;
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
