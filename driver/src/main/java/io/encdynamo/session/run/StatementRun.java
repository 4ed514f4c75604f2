package io.encdynamo.session.run;

import io.encdynamo.dynamo.ReadContext;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.MemoryAccount;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.information.SystemTables;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.FullScan;
import io.encdynamo.session.settings.Typing;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One run of one statement: what it reads, what it may hold, what it has to warn of. */
final class StatementRun implements Leaves, AutoCloseable {
  private final Context context;
  private final CancelSignal signal;
  private final MemoryAccount memory;
  private final Execution execution;
  private final ReadContext reads;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Queue<RowCursor> opened = new ConcurrentLinkedQueue<>();

  StatementRun(Context context, List<Value> parameters, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
    this.memory = context.memory().open(context.settings().get(ConnectionProperties.SPILL));
    boolean strict = context.settings().get(ConnectionProperties.TYPING) == Typing.STRICT;
    this.execution =
        new Execution(
            parameters,
            OffsetDateTime.now(ZoneId.systemDefault()),
            strict ? io.encdynamo.engine.Typing.STRICT : io.encdynamo.engine.Typing.PERMISSIVE,
            signal,
            memory,
            this);
    this.reads =
        new ReadContext(
            signal,
            new ReadContext.Options(
                strict,
                context.settings().get(ConnectionProperties.READ_BUDGET).orElse(0L),
                context.settings().get(ConnectionProperties.PARALLELISM),
                false));
  }

  Execution execution() {
    return execution;
  }

  CancelSignal signal() {
    return signal;
  }

  Context context() {
    return context;
  }

  @Override
  public RowCursor open(Leaf leaf, Execution running) {
    if (leaf instanceof ReadTemplate template) {
      Read read = template.instantiate(running);
      return read == null ? Operators.values(List.of()) : read(read);
    } else if (leaf instanceof TableSource.Virtual table) {
      return SystemTables.open(table, context, signal);
    }
    throw new IllegalStateException("No rows for " + leaf.getClass());
  }

  @Override
  public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution running) {
    if (leaf instanceof ReadTemplate template) {
      ReadTemplate.Keyed keyed = template.instantiate(wanted, running);
      Read read = keyed.read();
      if (read == null) {
        return Operators.values(List.of());
      }
      if (keyed.whole()) {
        guardScans(List.of(template.table().name()));
      }
      return read(read);
    }
    return open(leaf, running);
  }

  /** The items of a DynamoDB table, as rows of the columns asked for. */
  RowCursor read(Read read) {
    RowCursor cursor = context.client().read(read, context.ciphers(read.table()), reads);
    opened.add(cursor);
    return cursor;
  }

  /**
   * @throws DriverException 53400 if tables would be read whole and that is denied
   */
  void guardScans(List<String> tables) {
    FullScan mode = context.settings().get(ConnectionProperties.FULL_SCAN);
    for (String table : tables) {
      switch (mode) {
        case DENY -> throw new DriverException(ErrorCode.FULL_SCAN_DENIED, table);
        case WARN ->
            warnings.add(
                "Table '" + table + "' is read whole; narrow the WHERE to a key to read less");
        case ALLOW -> {}
      }
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** The warnings so far. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    reads
        .misfits()
        .forEach(
            (column, count) ->
                all.add(
                    count
                        + " values of column '"
                        + column
                        + "' are not of its type and were read as MISSING"));
    if (execution.turnedMissing() > 0) {
      all.add(
          execution.turnedMissing()
              + " operations met a value of a type they do not take and gave MISSING");
    }
    return all;
  }

  /** Ends what still runs and gives back the memory. */
  @Override
  public void close() {
    opened.forEach(RowCursor::close);
    memory.close();
  }
}
