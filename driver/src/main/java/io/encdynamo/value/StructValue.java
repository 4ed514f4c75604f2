package io.encdynamo.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and values in the order they came. PartiQL allows a name twice; a look-up gives the first.
 */
public record StructValue(List<Field> fields) implements Value {

  /** One name and its value. */
  public record Field(String name, Value value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The first field of exactly this name. */
  public @Nullable Value get(String name) {
    for (Field field : fields) {
      if (field.name.equals(name)) {
        return field.value;
      }
    }
    return null;
  }

  @Override
  public ValueKind kind() {
    return ValueKind.STRUCT;
  }

  @Override
  public String toString() {
    return kind().name();
  }
}
