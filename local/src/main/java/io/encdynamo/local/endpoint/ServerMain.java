package io.encdynamo.local.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * The child process. DynamoDB Local's own main listens on every interface and prints; this one
 * listens on the loopback interface, on a port the system picks, says so in one line, and ends when
 * its standard input does. Telemetry is never set up, so that none is sent and no file written.
 */
public final class ServerMain {
  static final String PREFIX = "encdynamo-local ";
  static final String LISTENING = PREFIX + "listening ";
  static final String IN_USE = PREFIX + "in use";
  static final String FAILED = PREFIX + "failed ";

  /** The system property that names the temporary directory made for the process. */
  static final String WORKING_DIRECTORY = "encdynamo.workingDirectory";

  private static final String LOCK_FILE = "lock";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** A process that was killed leaves a child that needs a moment to notice. */
  private static final int LOCK_ATTEMPTS = 30;

  private static final long LOCK_PAUSE_MILLIS = 100;

  private ServerMain() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments the directory of the data; none for memory
   */
  public static void main(String[] arguments) {
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    int status = 0;
    try {
      run(arguments.length == 0 ? null : Path.of(arguments[0]), answer);
    } catch (Exception | LinkageError e) {
      answer.println(FAILED + e.getClass().getSimpleName() + ": " + e.getMessage());
      status = 1;
    }
    deleteWorkingDirectory();
    // DynamoDB Local and its SQLite leave threads that are not daemons
    Runtime.getRuntime().halt(status);
  }

  private static void run(@Nullable Path directory, PrintStream answer) throws Exception {
    if (directory == null) {
      serve(null, answer);
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = lock(channel);
      if (lock == null) {
        answer.println(IN_USE);
        return;
      }
      serve(directory, answer);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      Thread.sleep(LOCK_PAUSE_MILLIS);
    }
    return null;
  }

  private static void serve(@Nullable Path directory, PrintStream answer) throws Exception {
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(
            0, directory == null, directory == null ? null : directory.toString(), true, false);
    LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
    Server server = new Server(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
    server.setHandler(handler);
    server.start();
    answer.println(LISTENING + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    awaitEndOfInput();
    server.stop();
    requests.shutdown();
  }

  private static void awaitEndOfInput() throws IOException {
    byte[] buffer = new byte[64];
    while (System.in.read(buffer) >= 0) {
      // whatever is said, only the end counts
    }
  }

  /** Removes the directory made for this process, if it is empty as it should be. */
  private static void deleteWorkingDirectory() {
    String own = System.getProperty(WORKING_DIRECTORY);
    if (own != null) {
      try {
        Files.delete(Path.of(own));
      } catch (IOException e) {
        // something is in it, or it is gone: not ours to delete, and nobody is left to tell
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
