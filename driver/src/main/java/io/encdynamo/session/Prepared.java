package io.encdynamo.session;

import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;

/** A statement that is parsed, bound and planned. Immutable; may run often and at the same time. */
public interface Prepared {

  /** True if it gives rows, false if a count. */
  boolean isQuery();

  /** The columns of its rows; empty if it is no query. */
  List<ResultColumn> columns();

  /** The types its parameters are taken as, in order; ANY where nothing is known. */
  List<SqlType> parameterTypes();

  /**
   * Runs it. Rows are read when the cursor is; a write is done when this returns.
   *
   * @param parameters one value for each {@code ?}
   * @param maxRows the most rows it may give; 0 for all
   * @throws io.encdynamo.error.DriverException of any class
   */
  Outcome execute(List<Value> parameters, long maxRows, CancelSignal signal);
}
