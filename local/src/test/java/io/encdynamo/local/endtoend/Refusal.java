package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What an SQLException said.
 *
 * @param text its message and those of its causes
 */
record Refusal(String state, String text) {

  /** Of an action that must fail. */
  static Refusal of(String what, ThrowingCallable action) {
    SQLException failure = catchThrowableOfType(SQLException.class, action);
    assertThat((Throwable) failure).as(what).isNotNull();
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause.getMessage()).append('\n');
    }
    return new Refusal(failure.getSQLState(), text.toString());
  }
}
