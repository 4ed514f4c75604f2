package io.encdynamo.local.endpoint;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The server of one directory, or the one in memory: started by its first user, stopped by its
 * last. Whoever comes while it starts or stops waits.
 */
final class SharedServer {
  private final @Nullable Path directory;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Running running;
  private int users;

  /**
   * A server and what goes with its data.
   *
   * @param instance the same for the same data
   */
  record Running(ServerProcess server, MasterKey masterKey, String instance) {}

  /**
   * @param directory null for the one in memory
   */
  SharedServer(@Nullable Path directory) {
    this.directory = directory;
  }

  /** Adds a user. A server that died is not used again, but started anew for new users. */
  Running join() {
    lock.lock();
    try {
      Running known = running;
      if (known == null || !known.server().isAlive()) {
        known = start();
        running = known;
        users = 0;
      }
      users++;
      return known;
    } finally {
      lock.unlock();
    }
  }

  void leave(Running used) {
    lock.lock();
    try {
      // users of a server that died have nothing to stop
      Running known = running;
      if (known != null && used.server() == known.server() && --users == 0) {
        running = null;
        used.server().stop();
      }
    } finally {
      lock.unlock();
    }
  }

  private Running start() {
    ServerProcess server = ServerProcess.start(directory);
    try {
      // the directory is ours from here on, so nobody else makes a key at the same time
      return directory == null
          ? new Running(server, MasterKey.random(), "memory:" + UUID.randomUUID())
          : new Running(server, MasterKey.of(directory), "directory:" + directory);
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }
}
