package io.encdynamo.error;

import java.util.Locale;

/**
 * Every error of the driver: its SQLState (SQL:2016 part 2, table 33; class 5E is the driver's
 * own), its vendor code, and a text that says what happened and the way out. {@code %s} stands for
 * names, counts and positions.
 */
public enum ErrorCode {
  // 07, 08: parameters and connections
  PARAMETER_COUNT(
      "07001", 101, "The statement has %s parameters, %s are set; set each of them once"),
  CONVERSION_NOT_ALLOWED(
      "07006",
      102,
      "%s cannot be converted to %s; use a getter or setter that JDBC allows for this type"),
  CANNOT_CONNECT("08001", 201, "Cannot connect to %s: %s"),
  PROPERTY_UNKNOWN("08001", 202, "Unknown connection property '%s'; the nearest known one is '%s'"),
  PROPERTY_MALFORMED("08001", 203, "Connection property '%s': %s; expected %s"),
  URL_MALFORMED(
      "08001",
      204,
      "Malformed URL: %s; expected jdbc:encdynamo:aws://<region>, jdbc:encdynamo:http[s]://<host> or jdbc:encdynamo:local:[<directory>]"),
  DIRECTORY_IN_USE(
      "08001",
      205,
      "The directory %s belongs to another process; close that one, or use another directory"),
  CONNECTION_CLOSED("08003", 206, "The connection is closed; open a new one"),
  LINK_LOST("08S01", 207, "The link to %s was lost: %s; the connection stays usable, try again"),
  OUTCOME_UNKNOWN(
      "08007", 208, "The outcome of the write is unknown: %s; read the items before writing again"),
  // 0A
  NOT_SUPPORTED("0A000", 301, "%s is not supported; %s"),
  // 21, 22: data
  SEVERAL_ROWS("21000", 400, "A query that stands for one value gave several rows; add LIMIT 1"),
  NUMBER_OUT_OF_RANGE("22003", 401, "A number is out of the range of %s"),
  DATETIME_INVALID("22007", 402, "Not a valid %s; write it in the form of ISO-8601"),
  DATETIME_OVERFLOW("22008", 409, "A date or time is out of the range of %s"),
  INTERVAL_INVALID("22006", 410, "Not a valid %s; write its fields as in '1-6' or '2 04:30:15.5'"),
  INTERVAL_OVERFLOW(
      "22015", 411, "A field is out of the range of %s; give it more digits, as in DAY(5)"),
  CAST_FAILED("22018", 403, "A value cannot be converted to %s"),
  SUBSTRING_INVALID(
      "22011", 412, "A part of a string has no negative length and begins at a position from 1"),
  PATTERN_INVALID("2201B", 413, "The pattern of %s is not a regular expression"),
  DIVISION_BY_ZERO("22012", 404, "Division by zero; guard the divisor with NULLIF"),
  FRAME_OFFSET_INVALID("22013", 414, "The offset of a window's frame must be %s"),
  TILES_INVALID("22014", 415, "NTILE takes a whole number of at least 1"),
  ROW_OF_FRAME_INVALID("22016", 416, "NTH_VALUE takes a whole number of at least 1"),
  STRING_TOO_LONG("22001", 405, "A value of column %s is longer than its %s characters"),
  ESCAPE_INVALID(
      "22025",
      406,
      "The escape must be one character, and stand before a character that has a meaning, as %%"),
  VALUE_INVALID("22023", 407, "%s: %s"),
  TYPE_MISMATCH("22000", 408, "%s does not take a value of type %s"),
  // 23, 25, 28, 40
  NULL_NOT_ALLOWED("23502", 501, "Column '%s' of table '%s' is NOT NULL; give it a value"),
  DUPLICATE_KEY(
      "23505", 502, "Table '%s' already has an item with this primary key%s; UPSERT replaces it"),
  READ_ONLY("25006", 503, "The connection is read only; set readOnly=false to write"),
  UNREGISTERED_READ_ONLY(
      "25006",
      511,
      "Table '%s' is not in the catalog, so it is read as stored and not written; register it with"
          + " CREATE TABLE IF NOT EXISTS, or set unregistered=write"),
  TRANSACTION_STATE("25000", 504, "%s"),
  ACCESS_DENIED("28000", 505, "Access denied to %s: %s; check credentials and policy"),
  TABLE_ATTACHED(
      "2BP01",
      523,
      "Table '%s' has a restore: '%s' is read with its definition; FORGET TABLE that one first"),
  RESTORE_READ_ONLY(
      "25006",
      522,
      "Table '%s' is attached as a restore and is read only; INSERT what is wanted of it INTO the table"
          + " it was restored from"),
  FILES_NOT_ALLOWED(
      "28000", 520, "%s touches a file, and localFiles=false; set localFiles=true to allow it"),
  FILE_FAILED("58030", 521, "File '%s': %s"),
  CONFLICT("40001", 506, "The write met another one at the same time; run it again"),
  TABLE_CHANGED(
      "40001", 512, "Table '%s' was altered or dropped while the statement ran; run it again"),
  // 42: syntax and names
  SYNTAX("42000", 601, "%s"),
  STATEMENT_INVALID("42000", 602, "%s"),
  TABLE_EXISTS("42S01", 603, "Table '%s' exists already%s"),
  TABLE_NOT_FOUND("42S02", 604, "Table '%s' not found%s"),
  COLUMN_NOT_FOUND("42S22", 605, "Column '%s' not found%s"),
  COLUMN_AMBIGUOUS("42000", 606, "Name '%s' is ambiguous: it fits %s; quote or qualify it"),
  FUNCTION_NOT_FOUND("42000", 607, "Function '%s' not found%s"),
  KEY_NOT_FOUND("42704", 608, "Key '%s' not found%s; make it with CREATE KEY"),
  KEY_EXISTS("42710", 609, "Key '%s' exists already; CREATE KEY IF NOT EXISTS accepts that"),
  RESERVED_NAME(
      "42939",
      610,
      "Name '%s' is reserved: names that begin with $ belong to the driver; choose another"),
  ENCRYPTED_NAME_CASE(
      "42939",
      611,
      "Attribute '%s' differs from the encrypted column '%s' only in case; nothing was sent. Use the column's name"),
  TABLE_DIFFERS(
      "42S01",
      612,
      "Table '%s' exists with another definition: %s; DESCRIBE it, or choose another name"),
  IN_USE("55006", 613, "%s is in use: %s"),
  // 53, 54, 57, HY
  MEMORY_LIMIT(
      "53200", 701, "%s needs more than memoryLimit allows; raise it, or ask for fewer rows"),
  SPILL_FAILED(
      "53100",
      717,
      "The temporary file past memoryLimit failed: %s; make room in java.io.tmpdir, or set spill=false"),
  READ_BUDGET(
      "53400",
      702,
      "The statement would read more than readBudget=%s items; narrow the WHERE to a key, or raise the budget"),
  FULL_SCAN_DENIED(
      "53400",
      703,
      "The statement would scan table '%s', and fullScan=deny; narrow the WHERE to a key"),
  THROTTLED(
      "53000",
      704,
      "DynamoDB throttled the request for %s past maxRetries; slow down or raise the table's capacity"),
  LIMIT_EXCEEDED("54000", 705, "%s passes the limit of %s"),
  STATEMENT_TOO_DEEP("54000", 716, "%s"),
  CANCELLED("57014", 706, "The statement was cancelled"),
  TIMEOUT("HYT00", 707, "%s took longer than %s"),
  OBJECT_CLOSED("HY010", 708, "The %s is closed; make a new one"),
  CURSOR_STATE(
      "24000", 709, "The result set stands on no row; call next() and use it while it is true"),
  COLUMN_INDEX("07009", 710, "Column %s is out of range: the result has %s columns"),
  PARAMETER_INDEX("07009", 711, "Parameter %s is out of range: the statement has %s parameters"),
  NOT_A_QUERY("07005", 712, "The statement gives no rows; use executeUpdate or execute"),
  IS_A_QUERY("07005", 713, "The statement gives rows; use executeQuery or execute"),
  ARGUMENT_INVALID("HY009", 714, "%s"),
  UNEXPECTED("HY000", 715, "%s"),
  // 5E: trust
  NOT_AUTHENTIC(
      "5E001",
      801,
      "A value of column '%s' of table '%s' fails authentication: it was not written with this column's key for this place"),
  KEY_NOT_AVAILABLE("5E002", 802, "Key %s is not available: %s"),
  CATALOG_MISSING("5E003", 803, "Catalog '%s' is missing: %s"),
  CATALOG_NOT_AUTHENTIC(
      "5E003", 804, "Catalog '%s' is not authentic: %s; nothing was sent or decrypted"),
  CATALOG_OLD(
      "5E004",
      805,
      "Catalog '%s' is older than one seen before: %s; after a real restore run ALTER CATALOG ACCEPT"),
  PIN_UNUSABLE(
      "5E004",
      807,
      "The file of catalogPin '%s' is unusable: %s; if it is lost for good, look at the catalog and run"
          + " ALTER CATALOG ACCEPT, which writes it anew"),
  PLAINTEXT_NEEDED("5E005", 806, "%s; %s");

  private final String sqlState;
  private final int vendorCode;
  private final String template;

  ErrorCode(String sqlState, int vendorCode, String template) {
    this.sqlState = sqlState;
    this.vendorCode = vendorCode;
    this.template = template;
  }

  /** The SQLState, five characters. */
  public String sqlState() {
    return sqlState;
  }

  /** The vendor code, unique among the constants. */
  public int vendorCode() {
    return vendorCode;
  }

  /** The text before names and counts are put into it, for the documentation. */
  public String template() {
    return template;
  }

  String message(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments);
  }
}
