package io.encdynamo.value;

/** Roughly how many bytes of the heap values take, for the account of what a statement holds. */
public final class ValueSize {
  private static final int OBJECT = 16;
  private static final int REFERENCE = 8;
  private static final int STRING = 56;
  private static final int DECIMAL = 72;
  private static final int TIME = 64;

  /** A value still encrypted: its ciphertext and, later, its plaintext. */
  private static final int DEFERRED = 256;

  private ValueSize() {}

  /** Bytes of a row: the array and what it refers to. */
  public static long of(Value[] row) {
    long sum = OBJECT + (long) REFERENCE * row.length;
    for (Value value : row) {
      sum += of(value);
    }
    return sum;
  }

  /** Bytes of a value; deferred ones are not forced. */
  public static long of(Value value) {
    if (value instanceof IntegerValue || value instanceof DoubleValue) {
      return OBJECT + REFERENCE;
    }
    if (value instanceof StringValue string) {
      return (long) OBJECT + STRING + string.value().length();
    }
    if (value instanceof DecimalValue decimal) {
      return decimal.isCompact() ? OBJECT + 2 * REFERENCE : DECIMAL;
    }
    if (value instanceof DeferredValue) {
      return DEFERRED;
    }
    if (value instanceof BinaryValue binary) {
      return 2L * OBJECT + binary.bytes().length;
    }
    if (value instanceof CollectionValue collection) {
      long sum = STRING;
      for (Value element : collection.elements()) {
        sum += REFERENCE + of(element);
      }
      return sum;
    }
    if (value instanceof StructValue struct) {
      long sum = STRING;
      for (StructValue.Field field : struct.fields()) {
        sum += OBJECT + STRING + of(field.value());
      }
      return sum;
    }
    return value.isAbsent() || value instanceof BooleanValue ? 0 : TIME;
  }
}
