package io.encdynamo.value;

/** The place of each kind in the total order; kinds of the same rank are compared by value. */
final class ValueRank {
  static final int ABSENT = 0;
  static final int TIME = 4;
  private static final int BINARY = 8;

  private ValueRank() {}

  static int of(ValueKind kind) {
    return switch (kind) {
      case MISSING, NULL -> ABSENT;
      case BOOLEAN -> 1;
      case INTEGER, DECIMAL, DOUBLE -> 2;
      case DATE, TIMESTAMP, ZONED_TIMESTAMP -> 3;
      case TIME, ZONED_TIME -> TIME;
      case YEAR_MONTH_INTERVAL -> 5;
      case DAY_TIME_INTERVAL -> 6;
      case STRING -> 7;
      case BINARY -> BINARY;
      case LIST -> 9;
      case STRUCT -> 10;
      case BAG -> 11;
      case STRING_SET -> 12;
      case NUMBER_SET -> 13;
      case BINARY_SET -> 14;
    };
  }

  static boolean isScalar(int rank) {
    return rank != ABSENT && rank <= BINARY;
  }
}
