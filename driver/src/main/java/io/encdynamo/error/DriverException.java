package io.encdynamo.error;

import org.jspecify.annotations.Nullable;

/**
 * Every failure inside the driver. Its message comes from {@link ErrorCode} and never contains a
 * key, a decrypted value or a literal of the statement.
 */
public final class DriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public DriverException(ErrorCode code, Object... arguments) {
    this(null, code, arguments);
  }

  public DriverException(@Nullable Throwable cause, ErrorCode code, Object... arguments) {
    super(code.message(arguments), cause);
    this.code = code;
  }

  private DriverException(DriverException original, String note) {
    super(original.getMessage() + note, original);
    this.code = original.code;
  }

  /** The same error with more text behind its own, such as how much was written before. */
  public DriverException withNote(String note) {
    return new DriverException(this, note);
  }

  public ErrorCode code() {
    return code;
  }
}
