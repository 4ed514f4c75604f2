package io.encdynamo.value;

/** The place of each kind in the total order; kinds of the same rank are compared by value. */
final class ValueRank {
  static final int ABSENT = 0;
  private static final int BINARY = 6;

  private ValueRank() {}

  static int of(ValueKind kind) {
    return switch (kind) {
      case MISSING, NULL -> ABSENT;
      case BOOLEAN -> 1;
      case INTEGER, DECIMAL, DOUBLE -> 2;
      case DATE, TIMESTAMP, ZONED_TIMESTAMP -> 3;
      case TIME -> 4;
      case STRING -> 5;
      case BINARY -> BINARY;
      case LIST -> 7;
      case STRUCT -> 8;
      case BAG -> 9;
      case STRING_SET -> 10;
      case NUMBER_SET -> 11;
      case BINARY_SET -> 12;
    };
  }

  static boolean isScalar(int rank) {
    return rank != ABSENT && rank <= BINARY;
  }
}
