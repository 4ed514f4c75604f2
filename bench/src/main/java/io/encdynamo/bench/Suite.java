package io.encdynamo.bench;

import io.encdynamo.bench.access.AccessSuite;
import io.encdynamo.bench.engine.EngineSuite;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be named on the command line. */
enum Suite {
  ENGINE,
  CRYPTO,
  ACCESS,
  JDBC;

  /** What a suite does. */
  interface Body {
    List<Result> run(PrintStream report) throws Exception;
  }

  /** Empty where there is nothing to measure yet. */
  Optional<Body> body() {
    return switch (this) {
      case ACCESS -> Optional.of(report -> new AccessSuite(report).run());
      case ENGINE -> Optional.of(report -> new EngineSuite(report).run());
      case CRYPTO, JDBC -> Optional.empty();
    };
  }

  /** As it is written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
