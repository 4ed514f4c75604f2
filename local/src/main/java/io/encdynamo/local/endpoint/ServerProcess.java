package io.encdynamo.local.endpoint;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in a JVM of its own. It lives as long as its standard input is open: it ends with
 * this JVM, however that ends.
 */
final class ServerProcess {
  private static final System.Logger LOG = System.getLogger("io.encdynamo.local");

  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  /** Quick to start, small, and nothing left behind in the temporary directory. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  private final Process process;
  private final URI uri;
  private final Thread atExit;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
    this.atExit = new Thread(() -> end(process), "encdynamo-local-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param directory where its data lies; null for memory
   * @throws DriverException 08001 if it does not start or the directory is in use
   */
  static ServerProcess start(@Nullable Path directory) {
    String place = directory == null ? "local:" : "local:" + directory;
    Process process;
    Path workingDirectory;
    try {
      workingDirectory = Files.createTempDirectory("encdynamo-local");
      process = command(directory, workingDirectory).start();
    } catch (IOException e) {
      throw new DriverException(
          e, ErrorCode.CANNOT_CONNECT, place, "no process of DynamoDB Local can be started");
    }
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> answer(process));
    try {
      return listening(process, answer.get(START_SECONDS, TimeUnit.SECONDS), directory, place);
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new DriverException(ErrorCode.CANCELLED);
    } catch (ExecutionException | TimeoutException e) {
      end(process);
      throw new DriverException(
          e, ErrorCode.CANNOT_CONNECT, place, "DynamoDB Local did not start in time");
    }
  }

  private static ServerProcess listening(
      Process process, String answer, @Nullable Path directory, String place) {
    if (answer.startsWith(ServerMain.LISTENING)) {
      String port = answer.substring(ServerMain.LISTENING.length());
      URI uri = URI.create("http://127.0.0.1:" + Integer.parseInt(port));
      LOG.log(Level.DEBUG, "DynamoDB Local listens on {0}", uri);
      return new ServerProcess(process, uri);
    }
    end(process);
    if (answer.startsWith(ServerMain.IN_USE)) {
      throw new DriverException(ErrorCode.DIRECTORY_IN_USE, String.valueOf(directory));
    }
    throw new DriverException(
        ErrorCode.CANNOT_CONNECT,
        place,
        answer.startsWith(ServerMain.FAILED)
            ? "DynamoDB Local fails: " + answer.substring(ServerMain.FAILED.length())
            : "DynamoDB Local ended before it listened");
  }

  private static ProcessBuilder command(@Nullable Path directory, Path workingDirectory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-D" + ServerMain.WORKING_DIRECTORY + "=" + workingDirectory);
    command.add(ServerMain.class.getName());
    if (directory != null) {
      command.add(directory.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", ServerClassPath.text());
    // options meant for this JVM: agents, memory, and a line on the child's output for each
    environment
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }

  /** The line by which the child says how it went; empty if it ended without one. */
  private static String answer(Process process) {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(ServerMain.PREFIX)) {
          return line;
        }
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The child's output ended", e);
    }
    return "";
  }

  URI uri() {
    return uri;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it and waits until its files are free. */
  void stop() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "This JVM is ending; its hook may do the same", e);
    }
    end(process);
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The child was gone already", e);
    }
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
