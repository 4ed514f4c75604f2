package io.encdynamo.grammar;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Date parts: words that are the first argument of some functions and no names there. */
final class DateParts {
  /** The functions that take one; with anything else as first argument the call is ordinary. */
  static final Set<String> FUNCTIONS =
      Set.of(
          "DATE_ADD",
          "DATE_DIFF",
          "DATE_TRUNC",
          "DATEADD",
          "DATEDIFF",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF");

  private static final Set<String> PARTS =
      Set.of(
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "HOUR",
          "MINUTE",
          "SECOND",
          "MILLISECOND",
          "MICROSECOND",
          "NANOSECOND");

  /** JDBC 4.3, appendix C.3: a fraction of a second is a billionth. */
  private static final Map<String, String> JDBC_PARTS =
      Map.of(
          "SQL_TSI_FRAC_SECOND", "NANOSECOND",
          "SQL_TSI_SECOND", "SECOND",
          "SQL_TSI_MINUTE", "MINUTE",
          "SQL_TSI_HOUR", "HOUR",
          "SQL_TSI_DAY", "DAY",
          "SQL_TSI_WEEK", "WEEK",
          "SQL_TSI_MONTH", "MONTH",
          "SQL_TSI_QUARTER", "QUARTER",
          "SQL_TSI_YEAR", "YEAR");

  private DateParts() {}

  /** The part in upper case; null where the word is none. */
  static @Nullable String part(String word) {
    String upper = Terms.upper(word);
    return PARTS.contains(upper) ? upper : JDBC_PARTS.get(upper);
  }
}
