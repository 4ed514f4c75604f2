package io.encdynamo.session.settings;

/** What happens at commit to a transaction past DynamoDB's limit of 100 items. */
public enum TransactionMode {
  /** It is refused before anything is written. */
  ATOMIC,
  /** It is written as several, one after another. */
  SPLIT
}
