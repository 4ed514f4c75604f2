package io.encdynamo.bench;

import io.encdynamo.bench.access.AccessSuite;
import io.encdynamo.bench.crypto.CryptoSuite;
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
    /**
     * Measures.
     *
     * @param parts the names of those that are wanted; empty for all
     */
    List<Result> run(PrintStream report, List<String> parts) throws Exception;
  }

  /** Empty where there is nothing to measure yet. */
  Optional<Body> body() {
    return switch (this) {
      case ACCESS -> Optional.of((report, parts) -> new AccessSuite(report).run());
      case ENGINE -> Optional.of((report, parts) -> new EngineSuite(report).run(parts));
      case CRYPTO -> Optional.of((report, parts) -> new CryptoSuite(report).run());
      case JDBC -> Optional.empty();
    };
  }

  /** What can be named behind it, to be measured alone. */
  List<String> parts() {
    return switch (this) {
      case ENGINE -> EngineSuite.parts();
      case ACCESS, CRYPTO, JDBC -> List.of();
    };
  }

  /** As it is written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
