package io.encdynamo.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code bench}. */
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs the suites named, all if none is; of a suite only the parts named behind it, all if none
   * is. Ends with 0 whether aims are met or missed, with 1 if it could not measure and with 2 if it
   * was called wrongly.
   */
  public static void main(String[] arguments) throws Exception {
    System.exit(run(Arrays.asList(arguments), System.out, System.err));
  }

  static int run(List<String> names, PrintStream out, PrintStream err) throws Exception {
    Map<Suite, List<String>> chosen = new LinkedHashMap<>();
    List<String> parts = List.of();
    List<String> known = List.of();
    for (String name : names) {
      Optional<Suite> suite =
          Arrays.stream(Suite.values()).filter(s -> s.label().equals(name)).findFirst();
      if (suite.isPresent()) {
        known = suite.get().parts();
        parts = chosen.computeIfAbsent(suite.get(), s -> new ArrayList<>());
      } else if (known.contains(name)) {
        parts.add(name);
      } else {
        err.println(
            "Usage: bench [engine ["
                + String.join("|", Suite.ENGINE.parts())
                + "] ...|crypto|access|jdbc] ...");
        return USAGE;
      }
    }
    if (chosen.isEmpty()) {
      for (Suite suite : Suite.values()) {
        chosen.put(suite, List.of());
      }
    }
    List<Result> results = new ArrayList<>();
    for (Map.Entry<Suite, List<String>> each : chosen.entrySet()) {
      Optional<Suite.Body> body = each.getKey().body();
      if (body.isPresent()) {
        results.addAll(body.get().run(out, each.getValue()));
      } else {
        err.println("bench " + each.getKey().label() + ": nothing is measured yet");
      }
    }
    results.forEach(result -> out.println(result.line()));
    return 0;
  }
}
