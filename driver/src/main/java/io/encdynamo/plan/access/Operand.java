package io.encdynamo.plan.access;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a column is compared with: an expression that has one value for a whole execution, converted
 * to the column's type, so that {@code id = '1'} finds the number 1.
 */
public final class Operand {
  private static final Value[] NO_ROW = new Value[0];

  private final Evaluator evaluator;
  private final boolean parsed;
  private final SqlType type;
  private final @Nullable SqlType stored;

  /**
   * @param evaluator reads no row
   * @param given the type of its values
   */
  public Operand(Evaluator evaluator, SqlType given, ColumnDefinition column) {
    this.evaluator = evaluator;
    this.parsed = given.kind() == SqlType.Kind.JSON;
    this.type = column.type().unlimited();
    this.stored = column.isEncrypted() ? column.type() : null;
  }

  /** What an operand is in one execution. */
  sealed interface Result {}

  /** A value that the column may hold. */
  record Of(Value value) implements Result {}

  /** No value to look for. */
  enum None implements Result {
    /** NULL or MISSING: a comparison with it is UNKNOWN. */
    ABSENT,
    /** What the column cannot hold, such as a fraction where it has whole numbers alone. */
    IMPOSSIBLE
  }

  /**
   * The value of this execution.
   *
   * @throws io.encdynamo.error.DriverException 22018 or 22007 for text that is no value of the type
   */
  Result evaluate(Execution execution) {
    Value value = evaluator.evaluate(NO_ROW, execution).force();
    if (value.isAbsent()) {
      return None.ABSENT;
    }
    // Text is parsed for a JSON column, but only once: the parsed document may be a text again.
    Value converted =
        type.kind() == SqlType.Kind.JSON && parsed ? value : Conversions.convert(value, type);
    if (stored == null || stored.equals(type)) {
      return new Of(converted);
    }
    try {
      return new Of(Conversions.convert(converted, stored));
    } catch (DriverException notInTheColumn) {
      return None.IMPOSSIBLE;
    }
  }
}
