package io.encdynamo.bench.engine;

import io.encdynamo.tpch.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/** Rows in memory as a table of Calcite's, with its number of rows and its key. */
final class CalciteTable extends AbstractTable implements ScannableTable {

  /** As many as there can be: a SUM has the type of what it adds up. */
  private static final int DIGITS = 19;

  private final List<Column> columns;
  private final List<String> key;
  private final List<Object[]> rows;

  /**
   * @param content what the kinds of the columns say
   */
  CalciteTable(List<Column> columns, List<String> key, Iterator<List<Object>> content) {
    this.columns = columns;
    this.key = key;
    Shared<Object> shared = new Shared<>(columns.size(), CalciteTable::value);
    this.rows = new ArrayList<>();
    while (content.hasNext()) {
      rows.add(shared.row(content.next()).toArray());
    }
  }

  /** A date is the number of its day. */
  private static Object value(Object value) {
    return value instanceof LocalDate date ? Math.toIntExact(date.toEpochDay()) : value;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (Column column : columns) {
      switch (column.kind()) {
        case INTEGER -> row.add(column.name(), SqlTypeName.BIGINT);
        case DECIMAL -> row.add(column.name(), SqlTypeName.DECIMAL, DIGITS, 2);
        case DATE -> row.add(column.name(), SqlTypeName.DATE);
        case TEXT -> row.add(column.name(), SqlTypeName.VARCHAR, 200);
      }
    }
    return row.build();
  }

  @Override
  public Statistic getStatistic() {
    List<String> names = columns.stream().map(Column::name).toList();
    List<Integer> places = key.stream().map(names::indexOf).toList();
    return Statistics.of(rows.size(), List.of(ImmutableBitSet.of(places)));
  }

  @Override
  public Enumerable<Object[]> scan(DataContext context) {
    return Linq4j.asEnumerable(rows);
  }
}
