package io.encdynamo.session.run;

import io.encdynamo.dynamo.access.ItemKey;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.dynamo.access.StoredRow;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Plan.ChangeKind;
import io.encdynamo.plan.Plan.Way;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs UPDATE and DELETE: by one conditional request where the key is given and DynamoDB answers
 * the rest; else items are read, and each is written on the condition that what was looked at still
 * holds, and looked at again if it does not.
 */
final class Changer {
  private static final int ITEMS_AT_A_TIME = 500;
  private static final int MOST_ATTEMPTS = 20;
  private static final Value[] NO_ROW = new Value[0];

  private final StatementRun run;
  private final Plan.Change plan;
  private final WriteBatch batch;

  Changer(StatementRun run, Plan.Change plan) {
    this.run = run;
    this.plan = plan;
    this.batch = new WriteBatch(run, run.context().ciphers(plan.table()));
  }

  long run() {
    return plan.way() instanceof Way.Direct direct
        ? direct(direct)
        : readFirst((Way.ReadFirst) plan.way());
  }

  private long direct(Way.Direct way) {
    Read read = way.template().instantiate(run.execution());
    if (read == null) {
      return 0;
    }
    PrimaryKey key = ((KeyLookup) read.path()).key();
    return batch.writeAll(List.of(write(key, read.filter(), NO_ROW)), 0).items();
  }

  private long readFirst(Way.ReadFirst way) {
    long written = 0;
    try (RowCursor rows = way.opener().open(run.execution())) {
      List<Value[]> read = new ArrayList<>();
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        read.add(row);
        if (read.size() == ITEMS_AT_A_TIME) {
          written += change(way, read, written);
          read.clear();
        }
      }
      return written + change(way, read, written);
    }
  }

  /** Writes the items of rows; those that changed since they were read are read and tried again. */
  private long change(Way.ReadFirst way, List<Value[]> rows, long before) {
    long written = 0;
    List<Value[]> left = rows;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt == MOST_ATTEMPTS) {
        throw new DriverException(ErrorCode.CONFLICT)
            .withNote(" (" + (before + written) + " items of this statement were written)");
      }
      IdentityHashMap<Write, Value[]> rowOf = new IdentityHashMap<>();
      List<Write> writes = new ArrayList<>();
      for (Value[] row : left) {
        StoredRow item = (StoredRow) row[way.rowSlot()];
        // A predicate on nothing but the key holds as long as the item is there.
        ServerFilter unchanged =
            way.watched().isEmpty() ? null : new ServerFilter.Unchanged(item, way.watched());
        Write write = write(item, unchanged, row);
        rowOf.put(write, row);
        writes.add(write);
      }
      WriteBatch.Written result = batch.writeAll(writes, before + written);
      written += result.items();
      left = new ArrayList<>();
      for (Write missed : result.missed()) {
        readAgain(way, rowOf.get(missed), left);
      }
    }
    return written;
  }

  /** The row of an item as it is now, if it is still there and the predicate still holds. */
  private void readAgain(Way.ReadFirst way, Value @Nullable [] row, List<Value[]> found) {
    if (row == null) {
      throw new IllegalStateException("A write without its row");
    }
    Value sort = way.sortSlot() < 0 ? null : row[way.sortSlot()].force();
    PrimaryKey key = new PrimaryKey(row[way.partitionSlot()].force(), sort);
    try (RowCursor rows =
        way.opener().open(run.execution().withLeaves(new OneItem(run, way.target(), key)))) {
      Value[] again = rows.next();
      if (again != null) {
        found.add(again);
      }
    }
  }

  private Write write(ItemKey key, @Nullable ServerFilter condition, Value[] row) {
    if (plan.kind() instanceof ChangeKind.Update update) {
      List<Write.Assignment> assignments = new ArrayList<>();
      for (Plan.Assignment assignment : update.assignments()) {
        Value value = assignment.value().evaluate(row, run.execution());
        assignments.add(
            new Write.Assignment(
                assignment.path(),
                assignment.path().steps().isEmpty()
                    ? Inserter.converted(assignment.column(), value)
                    : value.force()));
      }
      return new Write.Update(plan.table(), key, assignments, update.removals(), condition);
    }
    return new Write.Delete(plan.table(), key, condition);
  }

  /** The same statement, reading one item by its key instead of what it read first. */
  private record OneItem(StatementRun run, @Nullable ReadTemplate target, PrimaryKey key)
      implements Leaves {

    /** By Query, because GetItem would leave out what DynamoDB is to filter by. */
    @Override
    public RowCursor open(Leaf leaf, Execution execution) {
      Read read = target != null && leaf == target ? target.instantiate(execution) : null;
      return read == null ? run.open(leaf, execution) : one(read);
    }

    @Override
    public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
      return target != null && leaf == target
          ? open(leaf, execution)
          : run.open(leaf, wanted, execution);
    }

    private RowCursor one(Read read) {
      Value sort = key.sort();
      SortCondition condition =
          sort == null ? null : new SortCondition(SortCondition.Operator.EQUAL, sort, null);
      QueryPath path =
          new QueryPath(null, List.of(key.partition()), condition, QueryPath.Order.ANY);
      return run.read(
          new Read(read.table(), read.columns(), path, read.filter(), true, read.limit()));
    }
  }
}
