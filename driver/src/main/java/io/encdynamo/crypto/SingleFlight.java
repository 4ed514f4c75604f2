package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Lets one caller do a piece of work that several want at the same time; the others wait for its
 * result or its error. Nothing is kept once it is done, and no lock is held meanwhile.
 */
public final class SingleFlight<K, T> {
  private final ConcurrentHashMap<K, FutureTask<T>> flights = new ConcurrentHashMap<>();

  /** The work's result, ours or that of the flight under way. */
  public T run(K key, Supplier<T> work) {
    FutureTask<T> own = new FutureTask<>(work::get);
    FutureTask<T> flight = flights.putIfAbsent(key, own);
    if (flight != null) {
      return await(flight);
    }
    try {
      own.run();
    } finally {
      flights.remove(key, own);
    }
    return await(own);
  }

  private static <T> T await(FutureTask<T> flight) {
    try {
      return flight.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DriverException(ErrorCode.CANCELLED);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("Work threw a checked exception", failed.getCause());
    }
  }
}
