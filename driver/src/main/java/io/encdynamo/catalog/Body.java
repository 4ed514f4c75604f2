package io.encdynamo.catalog;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an entry's body, the counterpart of {@link Fields}. What is null is left
 * out.
 */
final class Body {
  private final List<StructValue.Field> fields = new ArrayList<>();

  Body put(String name, @Nullable String text) {
    return text == null ? this : add(name, new StringValue(text));
  }

  Body put(String name, byte @Nullable [] bytes) {
    return bytes == null ? this : add(name, new BinaryValue(bytes));
  }

  Body put(String name, boolean flag) {
    return add(name, BooleanValue.of(flag));
  }

  /** A flag that is left out where it is false. */
  Body putMark(String name, boolean flag) {
    return flag ? put(name, true) : this;
  }

  Body put(String name, int number) {
    return add(name, new IntegerValue(number));
  }

  Body put(String name, long number) {
    return add(name, new IntegerValue(number));
  }

  Body put(String name, Enum<?> constant) {
    return put(name, constant.name());
  }

  Body put(String name, @Nullable StructValue part) {
    return part == null ? this : add(name, part);
  }

  Body put(String name, @Nullable List<? extends Value> parts) {
    return parts == null ? this : add(name, new ListValue(List.copyOf(parts)));
  }

  private Body add(String name, Value value) {
    fields.add(new StructValue.Field(name, value));
    return this;
  }

  StructValue end() {
    return new StructValue(List.copyOf(fields));
  }
}
