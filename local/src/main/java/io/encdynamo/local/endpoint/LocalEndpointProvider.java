package io.encdynamo.local.endpoint;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.EndpointProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local, one for each directory and one in memory, shared by all of this JVM. */
public final class LocalEndpointProvider implements EndpointProvider {
  private static final String IN_MEMORY = "";

  /** By directory. All instances share it: each look-up of services makes a new one. */
  private static final Map<String, SharedServer> SERVERS = new ConcurrentHashMap<>();

  @Override
  public Endpoint open(@Nullable Path directory) {
    if (directory == null) {
      return use(SERVERS.computeIfAbsent(IN_MEMORY, any -> new SharedServer(null)));
    }
    Path real = made(directory);
    return use(SERVERS.computeIfAbsent(real.toString(), any -> new SharedServer(real)));
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new DriverException(
          e, ErrorCode.CANNOT_CONNECT, directory, "the directory cannot be made or opened");
    }
  }

  private static Endpoint use(SharedServer shared) {
    SharedServer.Running running = shared.join();
    return new Use(shared, running);
  }

  /** One use; closing it again does nothing. */
  private static final class Use implements Endpoint {
    private final SharedServer shared;
    private final SharedServer.Running running;
    private final AtomicBoolean closed = new AtomicBoolean();

    Use(SharedServer shared, SharedServer.Running running) {
      this.shared = shared;
      this.running = running;
    }

    @Override
    public URI uri() {
      return running.server().uri();
    }

    @Override
    public String instance() {
      return running.instance();
    }

    @Override
    public byte[] masterKey() {
      return running.masterKey().bytes();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        shared.leave(running);
      }
    }
  }
}
