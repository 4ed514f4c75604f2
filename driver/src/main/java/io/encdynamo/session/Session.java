package io.encdynamo.session;

import io.encdynamo.value.CancelSignal;

/**
 * A connection without its JDBC coat. Safe for use by several threads; each statement runs by
 * itself.
 */
public interface Session extends AutoCloseable {

  /**
   * Parses, binds and plans a statement; the plan of a text seen before is used again while the
   * catalog is the same.
   *
   * @throws io.encdynamo.error.DriverException class 42 or 0A, 5E003, 5E005
   */
  Prepared prepare(String text);

  /**
   * Sends the cheapest request there is, to see that the endpoint answers.
   *
   * @throws io.encdynamo.error.DriverException 08S01, 28000, HYT00, 57014
   */
  void ping(CancelSignal signal);

  boolean isReadOnly();

  /** Whether writes are 25006 from now on. */
  void setReadOnly(boolean readOnly);

  /**
   * Ends the requests that run, wipes the keys, and stops a local endpoint that nobody else uses.
   */
  @Override
  void close();
}
