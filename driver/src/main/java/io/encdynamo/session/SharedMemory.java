package io.encdynamo.session;

import io.encdynamo.engine.MemoryPool;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The memory that the statements of this JVM share: one pool for each {@code memoryLimit}. */
final class SharedMemory {
  private static final ConcurrentMap<Long, MemoryPool> POOLS = new ConcurrentHashMap<>();

  private SharedMemory() {}

  /** The pool of a limit in bytes. */
  static MemoryPool pool(long limit) {
    return POOLS.computeIfAbsent(limit, MemoryPool::new);
  }
}
