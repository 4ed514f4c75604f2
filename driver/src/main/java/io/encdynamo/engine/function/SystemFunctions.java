package io.encdynamo.engine.function;

import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.UUID;

/** Functions that ask the system. */
final class SystemFunctions {
  /** The schema of the tables as their owner sees them. */
  private static final String SCHEMA = "dynamodb";

  private SystemFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Declaration.function(Category.SYSTEM, "DATABASE", "CURRENT_SCHEMA", "SCHEMA")
            .gives(SqlType.STRING)
            .example("DATABASE()", "'dynamodb'")
            .nullary("The schema of names without one.", run -> Arguments.string(SCHEMA)),
        Declaration.function(Category.SYSTEM, "UUID", "RANDOM_UUID", "GEN_RANDOM_UUID")
            .gives(SqlType.STRING)
            .changing()
            .nullary(
                "A random UUID (RFC 9562, version 4) as text.",
                run -> Arguments.string(UUID.randomUUID().toString())));
  }
}
