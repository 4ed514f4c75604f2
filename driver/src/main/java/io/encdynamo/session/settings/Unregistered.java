package io.encdynamo.session.settings;

/** What may be done with tables that the catalog does not list. */
public enum Unregistered {
  READ,
  WRITE
}
