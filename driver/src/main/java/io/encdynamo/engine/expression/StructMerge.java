package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One struct of several parts, as {@code SELECT *} makes it: a spread part gives its members, or
 * itself under a name if it is no struct (PartiQL specification, section 6.3.2).
 */
public final class StructMerge {
  private StructMerge() {}

  /**
   * A part.
   *
   * @param name what the value is called, unless it is a struct that is spread
   */
  public record Part(String name, Evaluator value, boolean spread) {}

  public static Evaluator of(List<Part> parts) {
    return new Merge(List.copyOf(parts));
  }

  private record Merge(List<Part> parts) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      List<StructValue.Field> fields = new ArrayList<>();
      for (Part part : parts) {
        Value value = part.value.evaluate(row, execution).force();
        if (part.spread && value instanceof StructValue struct) {
          fields.addAll(struct.fields());
        } else if (value != MissingValue.MISSING) {
          fields.add(new StructValue.Field(part.name, value));
        }
      }
      return new StructValue(Collections.unmodifiableList(fields));
    }
  }
}
