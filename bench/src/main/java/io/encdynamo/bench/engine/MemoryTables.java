package io.encdynamo.bench.engine;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.MemoryAccount;
import io.encdynamo.engine.MemoryPool;
import io.encdynamo.engine.Typing;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Planner;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.ColumnKind;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in memory as tables of this project's engine, with the settings that a connection has. */
final class MemoryTables implements Tables, Leaves {

  /** If more of a table's keys are wanted, reading all rows is less work. */
  private static final double MOST_READ = 0.5;

  private final Map<String, TableSource> sources = new HashMap<>();
  private final IdentityHashMap<Leaf, Content> contents = new IdentityHashMap<>();
  private final MemoryPool pool = new MemoryPool(Runtime.getRuntime().maxMemory() / 4);

  /** The rows of a table, and the indexes by their columns' names. */
  private record Content(List<Value[]> rows, Map<List<String>, HashIndex> indexes) {}

  /** What is done with a row. */
  interface Reader {
    /** Whether more rows are wanted. */
    boolean read(Value[] row);
  }

  /**
   * Adds a table.
   *
   * @param name in lower case
   * @param key the names of its key's columns
   * @param content what the kinds of the columns say
   */
  void add(String name, List<Column> columns, List<String> key, Iterator<List<Object>> content) {
    List<Value[]> values = new ArrayList<>();
    while (content.hasNext()) {
      List<Object> row = content.next();
      Value[] converted = new Value[row.size()];
      for (int i = 0; i < converted.length; i++) {
        converted[i] = value(row.get(i));
      }
      values.add(converted);
    }
    addValues(name, columns, key, List.of(), values);
  }

  /**
   * As {@link #add}, with equal values of a column as one object.
   *
   * @param indexes the names of the columns of each index
   */
  void addShared(
      String name,
      List<Column> columns,
      List<String> key,
      List<List<String>> indexes,
      Iterator<List<Object>> content) {
    Shared<Value> shared = new Shared<>(columns.size(), MemoryTables::value);
    List<Value[]> values = new ArrayList<>();
    while (content.hasNext()) {
      values.add(shared.row(content.next()).toArray(Value[]::new));
    }
    addValues(name, columns, key, indexes, values);
  }

  private void addValues(
      String name,
      List<Column> columns,
      List<String> key,
      List<List<String>> indexes,
      List<Value[]> values) {
    List<TableSource.Virtual.Column> types = new ArrayList<>();
    for (Column column : columns) {
      types.add(new TableSource.Virtual.Column(column.name(), type(column.kind()), false));
    }
    TableSource.Virtual source =
        new TableSource.Virtual(DEFAULT_SCHEMA, name, types, key, indexes, values.size());
    sources.put(name, source);
    List<String> names = columns.stream().map(Column::name).toList();
    Map<List<String>, HashIndex> built = new HashMap<>();
    for (List<String> index : indexes) {
      built.put(index, new HashIndex(values, index.stream().map(names::indexOf).toList()));
    }
    contents.put(source, new Content(values, built));
  }

  private static SqlType type(ColumnKind kind) {
    return switch (kind) {
      case INTEGER -> SqlType.INTEGER;
      case DECIMAL -> SqlType.decimal(12, 2);
      case DATE -> SqlType.of(SqlType.Kind.DATE);
      case TEXT -> SqlType.STRING;
    };
  }

  private static Value value(Object object) {
    if (object instanceof Long number) {
      return new IntegerValue(number);
    } else if (object instanceof BigDecimal number) {
      return new DecimalValue(number);
    } else if (object instanceof LocalDate date) {
      return new DateValue(date);
    }
    return new StringValue((String) object);
  }

  /** Parses a query, plans it, runs it. */
  void query(String sql, CancelSignal signal, Reader reader) {
    Planner planner = new Planner(this, 1, false, new ParameterTypes(0), Typing.PERMISSIVE);
    if (!(planner.plan(PartiQL.parse(sql).statement()) instanceof Plan.Query plan)) {
      throw new IllegalArgumentException("no query");
    }
    try (MemoryAccount memory = pool.open(true)) {
      Execution execution =
          new Execution(
              List.of(),
              OffsetDateTime.now(ZoneOffset.UTC),
              Typing.PERMISSIVE,
              signal,
              memory,
              this);
      try (RowCursor cursor = plan.opener().open(execution)) {
        boolean more = true;
        while (more) {
          Value[] row = cursor.next();
          more = row != null && reader.read(row);
        }
      }
    }
  }

  @Override
  public RowCursor open(Leaf leaf, Execution execution) {
    return Operators.values(content(leaf).rows());
  }

  @Override
  public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution execution) {
    double least = MOST_READ;
    RowCursor best = null;
    for (WantedKeys each : wanted) {
      HashIndex index = content(leaf).indexes().get(each.columns());
      if (index != null) {
        TupleIndex keys = each.atMost((long) (least * index.size()));
        if (keys != null) {
          least = (double) keys.size() / index.size();
          best = index.open(keys);
        }
      }
    }
    return best == null ? open(leaf, execution) : best;
  }

  private Content content(Leaf leaf) {
    Content found = contents.get(leaf);
    if (found == null) {
      throw new IllegalStateException("a leaf that is no table");
    }
    return found;
  }

  @Override
  public @Nullable String schema(String name) {
    return null;
  }

  @Override
  public @Nullable TableSource find(String schema, String name, boolean quoted) {
    return sources.get(quoted ? name : name.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<ColumnDefinition> columns(TableSource.Stored table) {
    throw new IllegalStateException("all tables are in memory");
  }

  @Override
  public List<String> names(String schema) {
    return List.copyOf(sources.keySet());
  }
}
