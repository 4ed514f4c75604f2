package io.encdynamo.value;

import java.util.List;

/**
 * The equality of grouping, DISTINCT and set operations: {@link ValueOrder} finds no difference.
 * Numbers are equal across kinds, structs without regard to the order of their fields, bags as
 * multisets; NULL equals NULL and MISSING. The hash agrees.
 */
public final class ValueEquality {
  private ValueEquality() {}

  public static boolean same(Value left, Value right) {
    if (left == right) {
      return true;
    }
    // The most frequent kinds first: to ask for an exact class is the least work.
    if (left instanceof IntegerValue x && right instanceof IntegerValue y) {
      return x.value() == y.value();
    }
    if (left instanceof StringValue x && right instanceof StringValue y) {
      return x.value().equals(y.value());
    }
    Value a = left.force();
    Value b = right.force();
    if (a instanceof CollectionValue x
        && b instanceof CollectionValue y
        && x.elements().size() != y.elements().size()) {
      return false;
    }
    if (a instanceof StructValue x
        && b instanceof StructValue y
        && x.fields().size() != y.fields().size()) {
      return false;
    }
    return ValueOrder.NULLS_FIRST.compare(a, b) == 0;
  }

  /** Equal for values that are {@link #same}. */
  public static int hash(Value value) {
    if (value instanceof IntegerValue whole) {
      return Long.hashCode(whole.value());
    }
    if (value instanceof StringValue string) {
      return string.value().hashCode();
    }
    Value forced = value.force();
    if (forced instanceof IntegerValue || forced instanceof StringValue) {
      return hash(forced);
    }
    if (forced instanceof NumericValue number) {
      return Numbers.hash(number);
    }
    if (forced instanceof ListValue list) {
      return hash(list.elements());
    }
    if (forced instanceof CollectionValue unordered) {
      int sum = ValueRank.of(forced.kind());
      for (Value element : unordered.elements()) {
        sum += spread(hash(element));
      }
      return sum;
    }
    if (forced instanceof StructValue struct) {
      int sum = 1;
      for (StructValue.Field field : struct.fields()) {
        sum += spread(31 * field.name().hashCode() + hash(field.value()));
      }
      return sum;
    }
    return switch (forced.kind()) {
      case MISSING, NULL -> 0;
      case BOOLEAN -> forced == BooleanValue.TRUE ? 1231 : 1237;
      case DATE, TIMESTAMP, ZONED_TIMESTAMP -> ValueOrder.moment(forced).hashCode();
      case TIME, ZONED_TIME -> Long.hashCode(ValueOrder.nanosecondOfDay(forced));
      default -> forced.hashCode();
    };
  }

  private static int hash(List<Value> elements) {
    int result = 1;
    for (Value element : elements) {
      result = 31 * result + hash(element);
    }
    return result;
  }

  /** Multiplies by the golden ratio, so that sums over unordered parts do not cancel out. */
  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
