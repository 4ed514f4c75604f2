package io.encdynamo.dynamo;

/** A part of a read, page after page. Used by one thread at a time. */
interface PageSource {
  /** Whether there may be another page. */
  boolean hasMore();

  /** Sends one request. */
  Page next();
}
