package io.encdynamo.spi;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Runs the endpoint behind {@code jdbc:encdynamo:local:}. Found by {@link java.util.ServiceLoader};
 * the module {@code local} brings the one for DynamoDB Local.
 */
public interface EndpointProvider {

  /**
   * Opens the endpoint of a directory, or the one in memory, and starts it if this is its first
   * user. Calls may come from several threads.
   *
   * @param directory where the data lies, made if it is not there; null for the one in memory
   * @return one use of the endpoint, to be closed once
   * @throws io.encdynamo.error.DriverException 08001 if it cannot be started, or if the directory
   *     belongs to another process
   */
  Endpoint open(@Nullable Path directory);

  /** One use of a running endpoint. The endpoint ends with its last use. */
  interface Endpoint extends AutoCloseable {
    /** Where it listens, on the loopback interface. */
    URI uri();

    /**
     * Names the data behind it: the same for the same data, another for an endpoint in memory each
     * time it is started.
     */
    String instance();

    /** The master key that goes with its data: 32 bytes, a copy. Made at its first start. */
    byte[] masterKey();

    @Override
    void close();
  }
}
