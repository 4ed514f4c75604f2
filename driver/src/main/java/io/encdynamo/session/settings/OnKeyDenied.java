package io.encdynamo.session.settings;

/** What a value is whose key this connection may not use. */
public enum OnKeyDenied {
  ERROR,
  NULL
}
