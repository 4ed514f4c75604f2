package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;

/** What became of one write of several. */
public sealed interface WriteOutcome {

  /** It was answered: so many items were written, 1 or 0. */
  record Written(long items) implements WriteOutcome {}

  /** It failed; with 08007 it may have been applied all the same. */
  record Failed(DriverException error) implements WriteOutcome {}

  /** It was not sent, because one before it failed. */
  record NotSent() implements WriteOutcome {}
}
