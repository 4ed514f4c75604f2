package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lists, bags and structs made of parts. Their parts may stay deferred. */
public final class Constructors {
  private Constructors() {}

  public static Evaluator list(List<Evaluator> elements) {
    Evaluator[] parts = elements.toArray(Evaluator[]::new);
    return (row, execution) -> new ListValue(evaluate(parts, row, execution));
  }

  public static Evaluator bag(List<Evaluator> elements) {
    Evaluator[] parts = elements.toArray(Evaluator[]::new);
    return (row, execution) -> new BagValue(evaluate(parts, row, execution));
  }

  /**
   * {@code {name: value, ...}}. A field whose value is MISSING is left out; so is one whose name is
   * not a string, which is mistyped.
   *
   * @param values as many as names
   */
  public static Evaluator struct(List<Evaluator> names, List<Evaluator> values) {
    return new Struct(List.copyOf(names), List.copyOf(values));
  }

  private static List<Value> evaluate(Evaluator[] parts, Value[] row, Execution execution) {
    Value[] values = new Value[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].evaluate(row, execution);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  private record Struct(List<Evaluator> names, List<Evaluator> values) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      List<StructValue.Field> fields = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        Value name = names.get(i).evaluate(row, execution).force();
        Value value = values.get(i).evaluate(row, execution);
        if (!(name instanceof StringValue string)) {
          execution.mistyped("A struct's name", name);
        } else if (value.force() != MissingValue.MISSING) {
          fields.add(new StructValue.Field(string.value(), value));
        }
      }
      return new StructValue(Collections.unmodifiableList(fields));
    }
  }
}
