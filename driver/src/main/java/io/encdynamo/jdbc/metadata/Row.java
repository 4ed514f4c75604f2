package io.encdynamo.jdbc.metadata;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of an answer, put together in the order of its columns. */
final class Row {
  private final List<Value> values = new ArrayList<>();

  static Row of(Value[] values) {
    Row row = new Row();
    row.values.addAll(List.of(values));
    return row;
  }

  Row text(@Nullable String text) {
    values.add(text == null ? NullValue.NULL : new StringValue(text));
    return this;
  }

  Row number(long number) {
    values.add(new IntegerValue(number));
    return this;
  }

  /** A value as information_schema has it. */
  Row value(Value value) {
    values.add(value);
    return this;
  }

  Row flag(boolean flag) {
    values.add(BooleanValue.of(flag));
    return this;
  }

  Row nulls(int count) {
    for (int i = 0; i < count; i++) {
      values.add(NullValue.NULL);
    }
    return this;
  }

  Value[] values() {
    return values.toArray(Value[]::new);
  }
}
