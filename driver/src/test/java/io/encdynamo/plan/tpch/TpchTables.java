package io.encdynamo.plan.tpch;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.Typing;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.OutputColumn;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Planner;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.tpch.Answer;
import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.ColumnKind;
import io.encdynamo.tpch.Table;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TPC-H's tables in memory, for statements of this project. */
final class TpchTables implements Tables, Leaves {

  private final Map<Table, TableSource.Virtual> sources = new EnumMap<>(Table.class);
  private final IdentityHashMap<Leaf, List<Value[]>> rows = new IdentityHashMap<>();

  TpchTables(double scale) {
    for (Table table : Table.values()) {
      List<Value[]> all = table.rows(scale).map(TpchTables::values).toList();
      TableSource.Virtual source = source(table, all.size());
      sources.put(table, source);
      rows.put(source, all);
    }
  }

  private static TableSource.Virtual source(Table table, int rows) {
    List<TableSource.Virtual.Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(new TableSource.Virtual.Column(column.name(), type(column.kind()), false));
    }
    return new TableSource.Virtual(
        DEFAULT_SCHEMA, table.label(), columns, table.primaryKey(), lookUps(table), rows);
  }

  /** By primary key and by foreign keys. */
  private static List<List<String>> lookUps(Table table) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(table.primaryKey());
    table.foreignKeys().forEach(key -> columns.add(key.columns()));
    return columns;
  }

  private static SqlType type(ColumnKind kind) {
    return switch (kind) {
      case INTEGER -> SqlType.INTEGER;
      case DECIMAL -> SqlType.decimal(12, 2);
      case DATE -> SqlType.of(SqlType.Kind.DATE);
      case TEXT -> SqlType.STRING;
    };
  }

  private static Value[] values(List<Object> row) {
    return row.stream().map(TestValues::value).toArray(Value[]::new);
  }

  /** Plans a query and reads all it gives. */
  Answer query(String sql, Execution execution) {
    Planner planner = new Planner(this, 1, false, new ParameterTypes(0), Typing.STRICT);
    Plan.Query plan = (Plan.Query) planner.plan(PartiQL.parse(sql).statement());
    List<List<@Nullable Object>> answer = new ArrayList<>();
    try (RowCursor cursor = plan.opener().open(execution.withLeaves(this))) {
      for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
        List<@Nullable Object> objects = new ArrayList<>();
        for (Value value : row) {
          objects.add(object(value));
        }
        answer.add(objects);
      }
    }
    return new Answer(plan.columns().stream().map(OutputColumn::label).toList(), answer);
  }

  @Override
  public RowCursor open(Leaf leaf, Execution execution) {
    return Operators.values(rows(leaf));
  }

  /** Those that are wanted and no others, however many. */
  @Override
  public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
    List<String> names =
        ((TableSource.Virtual) leaf)
            .columns().stream().map(TableSource.Virtual.Column::name).toList();
    List<Value[]> some = rows(leaf);
    for (WantedKeys each : wanted) {
      some = wanted(some, names, each);
    }
    return Operators.values(some);
  }

  private static List<Value[]> wanted(List<Value[]> all, List<String> names, WantedKeys wanted) {
    TupleIndex keys = wanted.atMost(Long.MAX_VALUE);
    if (keys == null) {
      return all;
    }
    List<Integer> columns = wanted.columns().stream().map(names::indexOf).toList();
    return all.stream()
        .filter(
            row ->
                keys.find(columns.stream().map(column -> row[column]).toArray(Value[]::new)) >= 0)
        .toList();
  }

  private List<Value[]> rows(Leaf leaf) {
    List<Value[]> found = rows.get(leaf);
    if (found == null) {
      throw new IllegalStateException("a leaf that is none of the tables");
    }
    return found;
  }

  private static @Nullable Object object(Value value) {
    if (value instanceof NumericValue number) {
      return number.decimal();
    }
    if (value instanceof DateValue date) {
      return date.value();
    }
    if (value instanceof StringValue text) {
      return text.value();
    }
    if (value == TestValues.NULL) {
      return null;
    }
    throw new IllegalStateException(value.kind().name());
  }

  @Override
  public @Nullable String schema(String name) {
    return null;
  }

  @Override
  public @Nullable TableSource find(String schema, String name, boolean quoted) {
    for (Table table : Table.values()) {
      if (table.label().equals(quoted ? name : name.toLowerCase(Locale.ROOT))) {
        return sources.get(table);
      }
    }
    return null;
  }

  @Override
  public List<ColumnDefinition> columns(TableSource.Stored table) {
    throw new IllegalStateException(table.name());
  }

  @Override
  public List<String> names(String schema) {
    return sources.values().stream().map(TableSource.Virtual::name).toList();
  }
}
