package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an entry's body. A field that is missing, of another type or not known is an
 * error: a reader that skips what it does not know could write in clear what it should encrypt.
 */
final class Fields {
  private final StructValue struct;
  private final Set<String> read = new HashSet<>();

  private Fields(StructValue struct) {
    this.struct = struct;
  }

  /** Reads one body, or one part of it. */
  interface Reader<T> {
    T read(Fields fields) throws NotAuthenticException;
  }

  /** Reads all fields of a struct; one that the reader leaves is an error. */
  static <T> T readAll(StructValue struct, Reader<T> reader) throws NotAuthenticException {
    Fields fields = new Fields(struct);
    T result = reader.read(fields);
    if (fields.read.size() != struct.fields().size()) {
      throw malformed();
    }
    return result;
  }

  static NotAuthenticException malformed() {
    return new NotAuthenticException(
        "an entry says what this driver does not know; use a newer driver");
  }

  private <V extends Value, T> @Nullable T optional(
      String name, Class<V> type, Function<V, T> content) throws NotAuthenticException {
    Value value = struct.get(name);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw malformed();
    }
    read.add(name);
    return content.apply(type.cast(value));
  }

  private static <T> T required(@Nullable T value) throws NotAuthenticException {
    if (value == null) {
      throw malformed();
    }
    return value;
  }

  String string(String name) throws NotAuthenticException {
    return required(optionalString(name));
  }

  @Nullable String optionalString(String name) throws NotAuthenticException {
    return optional(name, StringValue.class, StringValue::value);
  }

  byte[] bytes(String name) throws NotAuthenticException {
    return required(optionalBytes(name));
  }

  byte @Nullable [] optionalBytes(String name) throws NotAuthenticException {
    return optional(name, BinaryValue.class, BinaryValue::bytes);
  }

  boolean flag(String name) throws NotAuthenticException {
    return required(optional(name, BooleanValue.class, BooleanValue::value));
  }

  /** A number of 32 bits. */
  int number(String name) throws NotAuthenticException {
    long number = required(optional(name, IntegerValue.class, IntegerValue::value));
    if (number != (int) number) {
      throw malformed();
    }
    return (int) number;
  }

  /** A number of 64 bits. */
  long longNumber(String name) throws NotAuthenticException {
    return required(optional(name, IntegerValue.class, IntegerValue::value));
  }

  /** A mark that is there and true, or not there. */
  boolean mark(String name) throws NotAuthenticException {
    Boolean mark = optional(name, BooleanValue.class, BooleanValue::value);
    if (Boolean.FALSE.equals(mark)) {
      throw malformed();
    }
    return mark != null;
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws NotAuthenticException {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw malformed();
  }

  <T> T part(String name, Reader<T> reader) throws NotAuthenticException {
    return required(optionalPart(name, reader));
  }

  <T> @Nullable T optionalPart(String name, Reader<T> reader) throws NotAuthenticException {
    StructValue part = optional(name, StructValue.class, struct -> struct);
    return part == null ? null : readAll(part, reader);
  }

  <T> List<T> parts(String name, Reader<T> reader) throws NotAuthenticException {
    List<T> parts = new ArrayList<>();
    for (Value element : elements(name)) {
      if (!(element instanceof StructValue part)) {
        throw malformed();
      }
      parts.add(readAll(part, reader));
    }
    return parts;
  }

  Id16 id(String name) throws NotAuthenticException {
    byte[] bytes = bytes(name);
    if (bytes.length != Id16.LENGTH) {
      throw malformed();
    }
    return Id16.of(bytes);
  }

  /** Numbers of 32 bits, at least one; none where the field is not there. */
  List<Integer> optionalNumbers(String name) throws NotAuthenticException {
    List<Value> elements = optional(name, ListValue.class, ListValue::elements);
    if (elements == null) {
      return List.of();
    }
    if (elements.isEmpty()) {
      throw malformed();
    }
    List<Integer> numbers = new ArrayList<>();
    for (Value element : elements) {
      if (!(element instanceof IntegerValue number) || number.value() != (int) number.value()) {
        throw malformed();
      }
      numbers.add((int) number.value());
    }
    return numbers;
  }

  List<String> strings(String name) throws NotAuthenticException {
    List<String> strings = new ArrayList<>();
    for (Value element : elements(name)) {
      if (!(element instanceof StringValue string)) {
        throw malformed();
      }
      strings.add(string.value());
    }
    return strings;
  }

  private List<Value> elements(String name) throws NotAuthenticException {
    return required(optional(name, ListValue.class, ListValue::elements));
  }
}
