package io.encdynamo.session.settings;

/** Whether a statement may read a whole table. */
public enum FullScan {
  ALLOW,
  /** It may, with an SQLWarning. */
  WARN,
  DENY
}
