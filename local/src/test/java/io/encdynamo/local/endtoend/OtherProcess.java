package io.encdynamo.local.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program of its own that asks one question, and stays connected until its input ends. */
final class OtherProcess {
  private OtherProcess() {}

  static Process start(String url, String query) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            url,
            query)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Prints the one value of the query.
   *
   * @param arguments the URL and the query
   */
  public static void main(String[] arguments) throws Exception {
    try (Database database = Database.open(arguments[0])) {
      String line = database.value(arguments[1]) + "\n";
      System.out.write(line.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      while (System.in.read() >= 0) {
        // whatever is said, only the end counts
      }
    }
  }
}
