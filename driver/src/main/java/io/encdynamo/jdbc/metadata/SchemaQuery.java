package io.encdynamo.jdbc.metadata;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.Outcome;
import io.encdynamo.session.Prepared;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A query on information_schema, put together from what a call of DatabaseMetaData restricts. */
final class SchemaQuery {
  /** What stands before a wildcard in a pattern that means the character itself. */
  static final String ESCAPE = "\\";

  private final String columns;
  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final List<Value> parameters = new ArrayList<>();

  SchemaQuery(String columns, String table) {
    this.columns = columns;
    this.table = table;
  }

  /** Restricts to a pattern; null and {@code %} are any (DatabaseMetaData's class comment). */
  SchemaQuery like(String column, @Nullable String pattern) {
    if (pattern != null && !pattern.equals("%")) {
      conditions.add(column + " LIKE ? ESCAPE '" + ESCAPE + "'");
      parameters.add(new StringValue(pattern));
    }
    return this;
  }

  /** Restricts to a name as it is stored; null is any. */
  SchemaQuery equal(String column, @Nullable String name) {
    if (name != null) {
      conditions.add(column + " = ?");
      parameters.add(new StringValue(name));
    }
    return this;
  }

  /** Restricts to one of several names; null is any, an empty array none. */
  SchemaQuery among(String column, String @Nullable [] names) {
    if (names != null && names.length == 0) {
      conditions.add("1 = 0");
    } else if (names != null) {
      conditions.add(
          column + " IN (" + String.join(", ", Collections.nCopies(names.length, "?")) + ")");
      for (String name : names) {
        parameters.add(new StringValue(name));
      }
    }
    return this;
  }

  /** Restricts to a catalog. There are none, so that any name but the empty one fits nothing. */
  SchemaQuery catalog(@Nullable String catalog) {
    if (catalog != null && !catalog.isEmpty()) {
      conditions.add("1 = 0");
    }
    return this;
  }

  String text(String order) {
    StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    conditions.forEach(where::add);
    return "SELECT " + columns + " FROM information_schema." + table + where + " ORDER BY " + order;
  }

  /**
   * Runs the query.
   *
   * @param row makes a row of the answer from one of information_schema
   */
  MetadataResult run(
      Session session, String order, List<ResultColumn> answer, Function<Value[], Row> row) {
    Prepared prepared = session.prepare(text(order));
    Outcome outcome = prepared.execute(parameters, 0, CancelSignal.unlimited());
    if (outcome instanceof Outcome.Rows rows) {
      return new MetadataResult(answer, new MappedRows(rows.cursor(), row));
    }
    throw new DriverException(ErrorCode.NOT_A_QUERY);
  }

  /** Rows made from the rows of another cursor, one for one. */
  private record MappedRows(RowCursor source, Function<Value[], Row> mapping) implements RowCursor {
    @Override
    public Value @Nullable [] next() {
      Value[] row = source.next();
      return row == null ? null : mapping.apply(row).values();
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
