package io.encdynamo.tpch;

/** What the values of a column are. */
public enum ColumnKind {
  /** Whole numbers, {@link Long}. */
  INTEGER,
  /** Up to twelve digits, two of them fractional, {@link java.math.BigDecimal} of scale 2. */
  DECIMAL,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** {@link String}, without padding. */
  TEXT
}
