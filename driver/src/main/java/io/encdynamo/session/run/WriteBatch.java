package io.encdynamo.session.run;

import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.dynamo.WriteOutcome;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.session.settings.ConnectionProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes items of one table, some at the same time, and stops at the first failure. */
final class WriteBatch {
  private final StatementRun run;
  private final @Nullable TableCiphers ciphers;

  WriteBatch(StatementRun run, @Nullable TableCiphers ciphers) {
    this.run = run;
    this.ciphers = ciphers;
  }

  /**
   * What was written.
   *
   * @param missed the writes whose item was not there or had changed
   */
  record Written(long items, List<Write> missed) {}

  /**
   * Writes items.
   *
   * @param before how many the statement wrote before these, for the message of a failure
   * @throws io.encdynamo.error.DriverException the first failure, with the number of items written
   */
  Written writeAll(List<Write> writes, long before) {
    if (writes.isEmpty()) {
      return new Written(0, List.of());
    }
    if (writes.size() == 1) {
      long items = run.context().client().write(writes.get(0), ciphers, run.signal());
      return new Written(items, items == 0 ? List.copyOf(writes) : List.of());
    }
    List<WriteOutcome> outcomes =
        run.context()
            .client()
            .writeAll(
                writes,
                ciphers,
                run.signal(),
                run.context().settings().get(ConnectionProperties.PARALLELISM),
                true);
    long items = 0;
    WriteOutcome.Failed failure = null;
    List<Write> missed = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      WriteOutcome outcome = outcomes.get(i);
      if (outcome instanceof WriteOutcome.Written written) {
        items += written.items();
        if (written.items() == 0) {
          missed.add(writes.get(i));
        }
      } else if (outcome instanceof WriteOutcome.Failed failed && failure == null) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure
          .error()
          .withNote(" (" + (before + items) + " items of this statement were written)");
    }
    return new Written(items, missed);
  }
}
