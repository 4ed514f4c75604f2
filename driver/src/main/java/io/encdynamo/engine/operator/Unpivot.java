package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.RowSource;
import io.encdynamo.engine.Typing;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The members of a struct as rows (PartiQL specification, section 5.2). */
public final class Unpivot {
  private Unpivot() {}

  /**
   * Rows of value and name. What is no struct is one member called {@code _1}, MISSING none; strict
   * typing takes neither.
   */
  public static RowSource of(Evaluator struct) {
    return (row, execution) -> {
      Value value = struct.evaluate(row, execution).force();
      List<Value[]> members = new ArrayList<>();
      if (value instanceof StructValue given) {
        for (StructValue.Field field : given.fields()) {
          members.add(new Value[] {field.value(), new StringValue(field.name())});
        }
      } else {
        if (execution.typing() == Typing.STRICT) {
          execution.mistyped("UNPIVOT", value);
        }
        if (value != MissingValue.MISSING) {
          members.add(new Value[] {value, new StringValue("_1")});
        }
      }
      return new ListCursor(members);
    };
  }
}
