package io.encdynamo.spi;

/**
 * The provider refused the use of a key that it has. Nothing else counts as denied: with {@code
 * onKeyDenied=null} such a column reads as NULL, while every other trouble stays an error.
 */
public final class KeyDeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal.
   *
   * @param reason what the provider said, without secrets
   */
  public KeyDeniedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What the provider said. */
  public String reason() {
    return reason;
  }
}
