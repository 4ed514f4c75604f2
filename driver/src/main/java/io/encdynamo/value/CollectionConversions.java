package io.encdynamo.value;

import java.util.ArrayList;
import java.util.List;

/** The rows of the table of conversions between lists, bags and sets. */
final class CollectionConversions {
  private CollectionConversions() {}

  static Value toList(Value value, SqlType type, boolean exact) {
    if (value instanceof ListValue) {
      return value;
    }
    if (exact) {
      // A bag or set has no order to keep.
      throw Conversions.noCounterpart(type);
    }
    return new ListValue(((CollectionValue) value).elements());
  }

  /** Of a list, bag or set whose elements are all of the set's kind, none twice, at least one. */
  static Value toSet(Value value, SqlType type, boolean exact) {
    ValueKind kind =
        switch (type.kind()) {
          case STRING_SET -> ValueKind.STRING_SET;
          case NUMBER_SET -> ValueKind.NUMBER_SET;
          default -> ValueKind.BINARY_SET;
        };
    if (value.kind() == kind) {
      return value;
    }
    List<Value> given = ((CollectionValue) value).elements();
    List<Value> elements = new ArrayList<>(given.size());
    TupleIndex seen = new TupleIndex(1);
    for (Value element : given) {
      Value forced = element.force();
      if (!isElement(forced, kind) || seen.add(new Value[] {forced}) != elements.size()) {
        throw Conversions.noCounterpart(type);
      }
      elements.add(forced);
    }
    if (elements.isEmpty()) {
      throw Conversions.noCounterpart(type);
    }
    return new SetValue(kind, List.copyOf(elements));
  }

  private static boolean isElement(Value element, ValueKind set) {
    return switch (set) {
      case STRING_SET -> element instanceof StringValue;
      case NUMBER_SET -> element instanceof NumericValue;
      default -> element instanceof BinaryValue;
    };
  }
}
