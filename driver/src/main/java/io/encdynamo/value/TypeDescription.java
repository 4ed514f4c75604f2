package io.encdynamo.value;

/**
 * What SQL's call-level interface says of a type: the same in result metadata, in
 * information_schema and in the list of types.
 *
 * @param typeCode of java.sql.Types. Documents and sets are LONGVARCHAR, intervals, ANY and types
 *     of one's own VARCHAR: OTHER and JAVA_OBJECT make some readers refuse the whole table
 * @param precision digits of a number; characters of a text, a date or time; bytes of a binary
 * @param scale digits after the point; of a date or time those of the second
 * @param displaySize the most characters its text form has
 */
public record TypeDescription(int typeCode, int precision, int scale, int displaySize) {
  /** The most bytes an item of DynamoDB has, and therefore a text or binary in it. */
  public static final int LONGEST = 400 * 1024;

  /** The digits DynamoDB keeps of a number. */
  public static final int DIGITS = 38;

  /** The scale said of a DECIMAL declared without one: a reader may keep this many digits. */
  private static final int UNDECLARED_SCALE = 18;

  private static final int BOOLEAN = 16;
  private static final int SMALLINT = 5;
  private static final int INTEGER = 4;
  private static final int BIGINT = -5;
  private static final int DECIMAL = 3;
  private static final int REAL = 7;
  private static final int DOUBLE = 8;
  private static final int DATE = 91;
  private static final int TIME = 92;
  private static final int TIMESTAMP = 93;
  private static final int TIME_WITH_TIMEZONE = 2013;
  private static final int TIMESTAMP_WITH_TIMEZONE = 2014;
  private static final int VARBINARY = -3;
  private static final int VARCHAR = 12;
  private static final int LONGVARCHAR = -1;

  /** The description of a type. */
  public static TypeDescription of(SqlType type) {
    return switch (type.kind()) {
      case STRING -> text(VARCHAR, type.length() < 0 ? LONGEST : type.length());
      case BOOLEAN -> new TypeDescription(BOOLEAN, 1, 0, "false".length());
      case SMALLINT -> new TypeDescription(SMALLINT, 5, 0, 6);
      case INTEGER -> new TypeDescription(INTEGER, 10, 0, 11);
      case BIGINT -> new TypeDescription(BIGINT, 19, 0, 20);
      case DECIMAL ->
          type.length() < 0
              ? new TypeDescription(DECIMAL, DIGITS, UNDECLARED_SCALE, DIGITS + 2)
              : new TypeDescription(DECIMAL, type.length(), type.scale(), type.length() + 2);
      case REAL -> new TypeDescription(REAL, 7, 0, 15);
      case DOUBLE -> new TypeDescription(DOUBLE, 15, 0, 24);
      case DATE -> new TypeDescription(DATE, 10, 0, 10);
      case TIME -> new TypeDescription(TIME, 18, 9, 18);
      case ZONED_TIME -> new TypeDescription(TIME_WITH_TIMEZONE, 24, 9, 24);
      case TIMESTAMP -> new TypeDescription(TIMESTAMP, 29, 9, 29);
      case ZONED_TIMESTAMP -> new TypeDescription(TIMESTAMP_WITH_TIMEZONE, 35, 9, 35);
      case YEAR_MONTH_INTERVAL -> text(VARCHAR, 13);
      case DAY_TIME_INTERVAL -> text(VARCHAR, 29);
      case BINARY -> new TypeDescription(VARBINARY, LONGEST, 0, 2 * LONGEST);
      case JSON, LIST, MAP, STRING_SET, NUMBER_SET, BINARY_SET -> text(LONGVARCHAR, LONGEST);
      case ANY, CODEC -> text(VARCHAR, LONGEST);
    };
  }

  private static TypeDescription text(int code, int length) {
    return new TypeDescription(code, length, 0, length);
  }
}
