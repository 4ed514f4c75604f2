package io.encdynamo.plan;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.operator.H2Tables;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of {@link H2Tables}, as statements of this project see them. */
public final class H2Statements implements Tables {
  private static final List<TableSource.Virtual.Column> COLUMNS =
      List.of(
          new TableSource.Virtual.Column("id", SqlType.INTEGER, false),
          new TableSource.Virtual.Column("a", SqlType.INTEGER, true),
          new TableSource.Virtual.Column("b", SqlType.INTEGER, true),
          new TableSource.Virtual.Column("s", SqlType.STRING, true));

  private final List<Value[]> left;
  private final List<Value[]> right;
  private final TableSource.Virtual leftTable;
  private final TableSource.Virtual rightTable;
  private int lookUps;

  public H2Statements(H2Tables rows) {
    this(rows.left(), rows.right());
  }

  public H2Statements(List<Value[]> left, List<Value[]> right) {
    this(
        left,
        right,
        new TableSource.Virtual(DEFAULT_SCHEMA, "l", COLUMNS),
        new TableSource.Virtual(DEFAULT_SCHEMA, "r", COLUMNS));
  }

  private H2Statements(
      List<Value[]> left,
      List<Value[]> right,
      TableSource.Virtual leftTable,
      TableSource.Virtual rightTable) {
    this.left = left;
    this.right = right;
    this.leftTable = leftTable;
    this.rightTable = rightTable;
  }

  /**
   * The same, of which the planner knows the key and what they can be looked up by, and believes
   * them to have so many rows.
   */
  public H2Statements believed(long leftRows, long rightRows) {
    return new H2Statements(left, right, believed("l", leftRows), believed("r", rightRows));
  }

  private static TableSource.Virtual believed(String name, long rows) {
    List<String> key = List.of("id");
    List<List<String>> lookUps = List.of(List.of("b", "a"), key, List.of("a"), List.of("s"));
    return new TableSource.Virtual(DEFAULT_SCHEMA, name, COLUMNS, key, lookUps, rows);
  }

  /** The rows that a query gives in strict typing, each as {@link H2Tables#show} writes it. */
  public List<String> query(String sql) {
    return query(sql, TestExecution.strict());
  }

  /** The rows that a query gives, each as {@link H2Tables#show} writes it. */
  public List<String> query(String sql, Execution execution) {
    List<String> found = new ArrayList<>();
    try (RowCursor cursor = open(sql, execution)) {
      for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
        found.add(H2Tables.show(row));
      }
    }
    return found;
  }

  /** The rows of a query, to be closed by the caller. */
  public RowCursor open(String sql, Execution execution) {
    return open(
        sql,
        execution,
        new Leaves() {
          @Override
          public RowCursor open(Leaf leaf, Execution running) {
            return leaf(leaf);
          }

          @Override
          public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution running) {
            return Operators.values(wanted(leaf, wanted));
          }
        });
  }

  /**
   * The rows of a query, to be closed by the caller.
   *
   * @param leaves counts the cursors over the tables
   */
  public RowCursor open(String sql, Execution execution, OpenCursors leaves) {
    return open(sql, execution, (leaf, running) -> leaves.count(leaf(leaf)));
  }

  private RowCursor open(String sql, Execution execution, Leaves leaves) {
    Parsed parsed = PartiQL.parse(sql);
    ParameterTypes none = new ParameterTypes(0);
    Plan.Query plan =
        (Plan.Query) new Planner(this, 1, false, none, execution.typing()).plan(parsed.statement());
    return plan.opener().open(execution.withLeaves(leaves));
  }

  private RowCursor leaf(Leaf leaf) {
    return Operators.values(leaf == leftTable ? left : right);
  }

  /** Nothing but the wanted rows, as far as the joins tell what they want. */
  private List<Value[]> wanted(Leaf leaf, List<WantedKeys> wanted) {
    List<Value[]> rows = leaf == leftTable ? left : right;
    for (WantedKeys each : wanted) {
      rows = wanted(rows, each);
    }
    return rows;
  }

  private List<Value[]> wanted(List<Value[]> all, WantedKeys wanted) {
    TupleIndex keys = wanted.atMost(Long.MAX_VALUE);
    if (keys == null) {
      return all;
    }
    lookUps++;
    List<Integer> columns = wanted.columns().stream().map(H2Statements::column).toList();
    return all.stream()
        .filter(
            row ->
                keys.find(columns.stream().map(column -> row[column]).toArray(Value[]::new)) >= 0)
        .toList();
  }

  private static int column(String name) {
    return COLUMNS.stream().map(TableSource.Virtual.Column::name).toList().indexOf(name);
  }

  /** How often only some rows of a table were given. */
  public int lookUps() {
    return lookUps;
  }

  @Override
  public @Nullable String schema(String name) {
    return null;
  }

  @Override
  public @Nullable TableSource find(String schema, String name, boolean quoted) {
    return name.equalsIgnoreCase("l") ? leftTable : name.equalsIgnoreCase("r") ? rightTable : null;
  }

  @Override
  public List<ColumnDefinition> columns(TableSource.Stored table) {
    throw new IllegalStateException(table.name());
  }

  @Override
  public List<String> names(String schema) {
    return List.of("l", "r");
  }
}
