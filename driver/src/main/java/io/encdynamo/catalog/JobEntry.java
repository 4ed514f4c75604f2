package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;

/**
 * A change of a column's encryption that is under way (format page, rules 3 and 5).
 *
 * @param until when values in clear stop being accepted in an encrypted column, in seconds since
 *     1970; the running job extends it
 */
public record JobEntry(Id16 jobId, Kind kind, Id16 tableId, int columnId, State state, long until) {

  /** What is done. */
  public enum Kind {
    SET_ENCRYPTED,
    DROP_ENCRYPTION
  }

  /** How far it is. */
  public enum State {
    /** The old form is written, both are read. */
    READING,
    /** The new form is written, both are read; items are converted. */
    WRITING
  }

  JobEntry in(State next) {
    return new JobEntry(jobId, kind, tableId, columnId, next, until);
  }

  JobEntry until(long later) {
    return new JobEntry(jobId, kind, tableId, columnId, state, later);
  }
}
