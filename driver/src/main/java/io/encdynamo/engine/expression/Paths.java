package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Typing;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps into documents. What is not there is MISSING, and an error in strict typing (PartiQL
 * specification, section 4). A member of NULL is NULL, so that the columns of a row that an outer
 * join has not found are NULL; any other step into NULL or MISSING is MISSING.
 */
public final class Paths {
  private Paths() {}

  /**
   * {@code operand.name}.
   *
   * @param exact whether the name matches exactly alone; else an exact match first, then without
   *     regard to case
   */
  public static Evaluator field(Evaluator operand, String name, boolean exact) {
    return new Field(operand, name, exact);
  }

  /** The field of whichever operand has it; of the first one, if several have. */
  public static Evaluator fieldOfAny(List<Evaluator> operands, String name, boolean exact) {
    List<Field> fields = operands.stream().map(each -> new Field(each, name, exact)).toList();
    return (row, execution) -> {
      for (Field field : fields) {
        if (field.operand.evaluate(row, execution).force() instanceof StructValue struct) {
          Value found = field.find(struct, execution);
          if (found != null) {
            return found;
          }
        }
      }
      return absent(execution);
    };
  }

  /** {@code operand[CAST(name AS STRING)]}: the field of a name that is computed. */
  public static Evaluator field(Evaluator operand, Evaluator name) {
    return new ComputedField(operand, name);
  }

  /** {@code operand[index]}: a list's element, from 0. */
  public static Evaluator element(Evaluator operand, Evaluator index) {
    return new Element(operand, index);
  }

  private static Value absent(Execution execution) {
    if (execution.typing() == Typing.STRICT) {
      throw new DriverException(
          ErrorCode.VALUE_INVALID, "A path", "there is no such field or element");
    }
    return MissingValue.MISSING;
  }

  /**
   * The field of a name; null if there is none. The first of several, which strict typing does not
   * take.
   */
  private static @Nullable Value only(
      StructValue struct, String name, boolean exactly, Execution execution) {
    Value found = null;
    for (StructValue.Field field : struct.fields()) {
      if (exactly ? field.name().equals(name) : field.name().equalsIgnoreCase(name)) {
        if (execution.typing() == Typing.PERMISSIVE) {
          return field.value();
        } else if (found != null) {
          throw new DriverException(
              ErrorCode.VALUE_INVALID, "A path", "there are several fields of this name");
        }
        found = field.value();
      }
    }
    return found;
  }

  private record Field(Evaluator operand, String name, boolean exact) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      if (value instanceof StructValue struct) {
        Value found = find(struct, execution);
        return found == null ? absent(execution) : found;
      }
      return value.isAbsent() ? value : execution.mistyped("A path step", value);
    }

    private @Nullable Value find(StructValue struct, Execution execution) {
      Value found = only(struct, name, true, execution);
      return found == null && !exact ? only(struct, name, false, execution) : found;
    }
  }

  private record ComputedField(Evaluator operand, Evaluator name) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      Value key = name.evaluate(row, execution).force();
      if (value.isAbsent() || key.isAbsent()) {
        return MissingValue.MISSING;
      }
      if (value instanceof StructValue struct && key instanceof StringValue text) {
        Value found = only(struct, text.value(), true, execution);
        return found == null ? absent(execution) : found;
      }
      return execution.mistyped("A path step", value);
    }
  }

  private record Element(Evaluator operand, Evaluator index) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      Value key = index.evaluate(row, execution).force();
      if (value.isAbsent() || key.isAbsent()) {
        return MissingValue.MISSING;
      }
      if (value instanceof ListValue list && key instanceof IntegerValue place) {
        boolean inside = place.value() >= 0 && place.value() < list.elements().size();
        return inside ? list.elements().get((int) place.value()) : absent(execution);
      }
      return execution.mistyped("A path step", value);
    }
  }
}
