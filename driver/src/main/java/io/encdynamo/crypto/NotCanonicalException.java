package io.encdynamo.crypto;

/**
 * Bytes that are not the canonical encoding of any value that may stand there. Its catcher turns it
 * into the error of the place: 5E001 for a value, 5E003 for the catalog.
 */
public final class NotCanonicalException extends Exception {
  private static final long serialVersionUID = 1L;

  NotCanonicalException() {
    super("Not canonical", null, false, false);
  }
}
