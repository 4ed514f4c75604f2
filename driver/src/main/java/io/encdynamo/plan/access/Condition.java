package io.encdynamo.plan.access;

import io.encdynamo.dynamo.access.ServerFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A predicate for one execution: something to ask DynamoDB, or, where its operands decide, an
 * answer known before. FALSE stands for UNKNOWN too.
 */
public sealed interface Condition {

  /** DynamoDB decides. */
  record Asked(ServerFilter filter) implements Condition {}

  /** Known in advance. */
  enum Known implements Condition {
    TRUE,
    FALSE
  }

  /** Holds where all parts hold. */
  static Condition and(List<Condition> parts) {
    return fold(parts, Known.FALSE, Known.TRUE, ServerFilter.And::new);
  }

  /** Holds where any part holds. */
  static Condition or(List<Condition> parts) {
    return fold(parts, Known.TRUE, Known.FALSE, ServerFilter.Or::new);
  }

  private static Condition fold(
      List<Condition> parts,
      Known decisive,
      Known ofNone,
      Function<List<ServerFilter>, ServerFilter> join) {
    List<ServerFilter> asked = new ArrayList<>();
    for (Condition part : parts) {
      if (part == decisive) {
        return decisive;
      }
      if (part instanceof Asked question) {
        asked.add(question.filter());
      }
    }
    return switch (asked.size()) {
      case 0 -> ofNone;
      case 1 -> new Asked(asked.get(0));
      default -> new Asked(join.apply(asked));
    };
  }
}
