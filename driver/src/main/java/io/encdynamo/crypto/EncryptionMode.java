package io.encdynamo.crypto;

/** What equal values of a column look like once encrypted. */
public enum EncryptionMode {
  /** Equal values give equal bytes: DynamoDB can look them up. */
  DETERMINISTIC,
  /** Every encryption gives other bytes, bound to the row. */
  RANDOMIZED
}
