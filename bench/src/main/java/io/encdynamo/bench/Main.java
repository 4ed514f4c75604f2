package io.encdynamo.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command {@code bench}. */
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs the suites named, all if none is. Ends with 0 whether aims are met or missed, with 1 if it
   * could not measure and with 2 if it was called wrongly.
   */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(Arrays.asList(arguments), System.out, System.err));
  }

  static int run(List<String> names, PrintStream out, PrintStream err) throws Exception {
    List<Suite> suites = new ArrayList<>();
    for (String name : names) {
      Optional<Suite> suite =
          Arrays.stream(Suite.values()).filter(s -> s.label().equals(name)).findFirst();
      if (suite.isEmpty()) {
        err.println("Usage: bench [engine|crypto|access|jdbc] ...");
        return USAGE;
      }
      suites.add(suite.get());
    }
    List<Result> results = new ArrayList<>();
    for (Suite suite : suites.isEmpty() ? List.of(Suite.values()) : suites) {
      Optional<Suite.Body> body = suite.body();
      if (body.isPresent()) {
        results.addAll(body.get().run(out));
      } else {
        err.println("bench " + suite.label() + ": nothing is measured yet");
      }
    }
    results.forEach(result -> out.println(result.line()));
    return 0;
  }
}
