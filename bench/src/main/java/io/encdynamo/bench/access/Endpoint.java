package io.encdynamo.bench.access;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** DynamoDB Local in a JVM of its own, with its data in memory. */
public final class Endpoint implements AutoCloseable {

  /** Where DynamoDB Local's libraries are; set by the command's script. */
  private static final String LIBRARIES = "encdynamo.bench.endpoint";

  private static final long START_SECONDS = 60;

  private final Process process;
  private final URI uri;

  private Endpoint(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts it and waits until it listens. */
  public static Endpoint start() throws IOException, InterruptedException {
    String libraries = System.getProperty(LIBRARIES);
    if (libraries == null) {
      throw new IOException("-D" + LIBRARIES + " does not say where DynamoDB Local is");
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms1g",
                    "-Xmx1g",
                    "-Dsqlite4java.library.path=" + libraries,
                    "-cp",
                    Path.of(libraries, "*").toString(),
                    "software.amazon.dynamodb.services.local.main.ServerRunner",
                    "-inMemory",
                    "-disableTelemetry",
                    "-port",
                    Integer.toString(port)))
            .directory(new File(System.getProperty("java.io.tmpdir")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "endpoint-stop"));
    Endpoint endpoint = new Endpoint(process, URI.create("http://localhost:" + port));
    try {
      endpoint.awaitListening(port);
    } catch (IOException | InterruptedException e) {
      endpoint.close();
      throw e;
    }
    return endpoint;
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void awaitListening(int port) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("DynamoDB Local did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
