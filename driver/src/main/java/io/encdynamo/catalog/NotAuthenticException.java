package io.encdynamo.catalog;

/** Stored bytes of the catalog that its root key did not make, or that say what cannot be. */
final class NotAuthenticException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A finding.
   *
   * @param reason names and kinds, never contents
   */
  NotAuthenticException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
