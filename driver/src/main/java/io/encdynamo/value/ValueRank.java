package io.encdynamo.value;

/** The place of each kind in the total orders; kinds of the same rank are compared by value. */
final class ValueRank {
  static final int ABSENT = 0;
  static final int TIME = 4;
  private static final int TIMESTAMP = 5;
  private static final int BINARY = 9;

  private ValueRank() {}

  /** Where what the comparison operators compare has the same rank: dates and timestamps too. */
  static int of(ValueKind kind) {
    return switch (kind) {
      case MISSING, NULL -> ABSENT;
      case BOOLEAN -> 1;
      case INTEGER, DECIMAL, DOUBLE -> 2;
      case DATE, TIMESTAMP, ZONED_TIMESTAMP -> 3;
      case TIME, ZONED_TIME -> TIME;
      case YEAR_MONTH_INTERVAL -> 6;
      case DAY_TIME_INTERVAL -> 7;
      case STRING -> 8;
      case BINARY -> BINARY;
      case LIST -> 10;
      case STRUCT -> 11;
      case BAG -> 12;
      case STRING_SET -> 13;
      case NUMBER_SET -> 14;
      case BINARY_SET -> 15;
    };
  }

  /** Where dates come before times and these before timestamps, as ORDER BY has it. */
  static int sorted(ValueKind kind) {
    return kind == ValueKind.TIMESTAMP || kind == ValueKind.ZONED_TIMESTAMP ? TIMESTAMP : of(kind);
  }

  static boolean isScalar(int rank) {
    return rank != ABSENT && rank <= BINARY;
  }
}
