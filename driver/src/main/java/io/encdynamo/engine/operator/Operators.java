package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.RowSource;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.WorkingTable;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.window.WindowCall;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators. Each takes over the cursors it is given and closes them when it is closed; nothing
 * is read before the first {@link RowCursor#next}.
 */
public final class Operators {
  private Operators() {}

  /** Rows that are there already. They are handed out as they are, not copied. */
  public static RowCursor values(List<Value[]> rows) {
    return new ListCursor(rows);
  }

  /** Rows computed from constants and parameters: VALUES, and a SELECT without FROM. */
  public static RowCursor values(List<List<Evaluator>> rows, Execution execution) {
    return new ComputedRows(rows, execution);
  }

  /** The rows for which the predicate is TRUE. */
  public static RowCursor filter(RowCursor child, Evaluator predicate, Execution execution) {
    return new Filter(child, predicate, execution);
  }

  /** One column for each expression. */
  public static RowCursor project(
      RowCursor child, List<Evaluator> expressions, Execution execution) {
    return new Project(child, expressions, execution);
  }

  /** Skips {@code offset} rows, then gives at most {@code limit}; -1 for no limit. */
  public static RowCursor limit(RowCursor child, long limit, long offset, Execution execution) {
    return new Limit(child, limit, offset, execution);
  }

  /** All rows in order; equal ones stay in the order they came. */
  public static RowCursor sort(RowCursor child, List<SortKey> keys, Execution execution) {
    return new Sort(child, keys, execution);
  }

  /** The first {@code limit} rows in order, after {@code offset}, held in a heap. */
  public static RowCursor topN(
      RowCursor child, List<SortKey> keys, long limit, long offset, Execution execution) {
    return new TopN(child, keys, limit, offset, execution);
  }

  /** Each row once; the first of equal ones. */
  public static RowCursor distinct(RowCursor child, Execution execution) {
    return new Distinct("DISTINCT", child, execution);
  }

  /**
   * Groups: a row of the keys' values, then one column for each aggregate, then with {@code mask}
   * one that says which keys the row does not group by: bit i stands for key i. NULL and MISSING
   * are one group, shown as NULL; so is a key that the row does not group by. An empty set of keys
   * gives one row, even over nothing.
   *
   * @param sets the grouping sets, each the places of its keys; empty for one set of all keys
   */
  public static RowCursor aggregate(
      RowCursor child,
      List<Evaluator> keys,
      List<List<Integer>> sets,
      boolean mask,
      List<AggregateCall> aggregates,
      Execution execution) {
    return new HashAggregate(child, keys, sets, mask, aggregates, execution);
  }

  /**
   * All rows, sorted by partition and order, with one column more for each window function.
   *
   * @param orderBy empty if all rows of a partition are peers
   */
  public static RowCursor window(
      RowCursor child,
      List<Evaluator> partitionBy,
      List<SortKey> orderBy,
      List<WindowCall> calls,
      Execution execution) {
    return new Window(child, partitionBy, orderBy, calls, execution);
  }

  /**
   * A join by equality: holds the right side in a hash table and streams the left one. The result
   * follows the order of the left side, unless the rows are right ones by themselves.
   *
   * @param leftKeys over left rows
   * @param rightKeys over right rows, as many
   * @param residual what else must be TRUE, over left row and right row together; null for nothing
   * @param held is told the keys of the right side before the left one is read
   */
  public static RowCursor hashJoin(
      Pairing pairing,
      RowCursor left,
      RowCursor right,
      List<Evaluator> leftKeys,
      List<Evaluator> rightKeys,
      @Nullable Evaluator residual,
      HeldKeys held,
      Execution execution) {
    Equijoin join = new Equijoin(pairing, leftKeys, rightKeys, residual);
    return new HashJoin(join, left, right, 0, held, execution);
  }

  /**
   * The rows that may find a partner in a join above.
   *
   * @param keys what the join compares
   */
  public static RowCursor partnered(
      RowCursor child, List<Evaluator> keys, HeldKeys held, Execution execution) {
    return new Partnered(child, keys, held, execution);
  }

  /**
   * The rows of a leaf, opened when the first one is asked for: then the joins above know which
   * ones they want.
   */
  public static RowCursor lookUp(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
    return new LookUp(leaf, wanted, execution);
  }

  /**
   * A join by any condition, over left row and right row together; a null condition is TRUE. Holds
   * the right side, streams the left one.
   */
  public static RowCursor nestedLoopJoin(
      Pairing pairing,
      RowCursor left,
      RowCursor right,
      @Nullable Evaluator condition,
      Execution execution) {
    return new NestedLoopJoin(pairing, left, right, condition, execution);
  }

  /**
   * A join whose right side depends on the left row and is opened for each: lateral FROM items,
   * look-ups by key.
   *
   * @param pairing INNER, LEFT, SEMI or ANTI
   */
  public static RowCursor lateralJoin(
      Pairing pairing,
      RowCursor left,
      RowSource right,
      @Nullable Evaluator condition,
      Execution execution) {
    return new LateralJoin(pairing, left, right, condition, execution);
  }

  /**
   * NOT IN as a join: the left rows whose operand is surely none of the candidates of the right
   * rows with the same keys. Holds the right side, streams the left one.
   *
   * @param leftKeys what else the query behind NOT IN equates with the row around it; may be empty
   * @param rightKeys over right rows, as many
   * @param operand over left rows
   * @param candidate over right rows
   * @param residual what else must be TRUE for a right row to count, over left row and right row
   *     together; null for nothing
   */
  public static RowCursor nullAwareAntiJoin(
      RowCursor left,
      RowCursor right,
      int leftWidth,
      int rightWidth,
      List<Evaluator> leftKeys,
      List<Evaluator> rightKeys,
      Evaluator operand,
      Evaluator candidate,
      @Nullable Evaluator residual,
      Execution execution) {
    return new NullAwareAntiJoin(
        left,
        right,
        leftWidth,
        rightWidth,
        leftKeys,
        rightKeys,
        operand,
        candidate,
        residual,
        execution);
  }

  /**
   * A set operation over rows of the same width; NULL equals NULL here, and MISSING. Over one
   * column it is an OUTER one of PartiQL: of values of any kind.
   */
  public static RowCursor combine(
      SetOperation operation, RowCursor left, RowCursor right, Execution execution) {
    return switch (operation) {
      case UNION_ALL -> new UnionAll(left, right, execution);
      case UNION -> new Distinct("UNION", new UnionAll(left, right, execution), execution);
      case INTERSECT -> new Combine(true, false, left, right, 0, execution);
      case INTERSECT_ALL -> new Combine(true, true, left, right, 0, execution);
      case EXCEPT ->
          new Distinct("EXCEPT", new Combine(false, false, left, right, 0, execution), execution);
      case EXCEPT_ALL -> new Combine(false, true, left, right, 0, execution);
    };
  }

  /**
   * The rows of a seed, then those of a step over the rows found last, until it finds none.
   *
   * @param distinct whether rows that were found before are found no more
   */
  public static RowCursor recursive(
      Opener seed, Opener step, WorkingTable table, boolean distinct, Execution execution) {
    return new Recursive(seed, step, table, distinct, execution);
  }
}
