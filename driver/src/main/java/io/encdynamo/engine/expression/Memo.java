package io.encdynamo.engine.expression;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was computed for values, kept as long as there is memory that nobody else needs: then what
 * comes new is computed each time. Values are the same here only if they are of the same kind, so
 * that what a query makes of 1 is not given for 1.0. Safe for use by several threads.
 */
final class Memo<T> {
  private static final long BYTES_PER_ENTRY = 96;

  private final Map<List<Value>, T> results = new HashMap<>();
  private long charged;
  private boolean full;

  /** The result for these values, forced. */
  T get(List<Value> key, Execution execution, Supplier<T> computation) {
    T known = find(key);
    if (known != null) {
      return known;
    }
    T result = computation.get();
    add(key, result, execution);
    return result;
  }

  private synchronized @Nullable T find(List<Value> key) {
    return results.get(key);
  }

  private synchronized void add(List<Value> key, T result, Execution execution) {
    if (!full) {
      long bytes = BYTES_PER_ENTRY + size(key) + size(result);
      full = !execution.memory().tryCharge(bytes, charged);
      if (!full) {
        charged += bytes;
        results.put(key, result);
      }
    }
  }

  private static long size(Object result) {
    if (result instanceof Value value) {
      return ValueSize.of(value);
    } else if (result instanceof Subqueries.Sized sized) {
      return sized.bytes();
    }
    long sum = 0;
    for (Object each : (List<?>) result) {
      sum += Long.BYTES + size(each);
    }
    return sum;
  }
}
