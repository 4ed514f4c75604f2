package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TypeDescription;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** What the columns of a result are. Complete before execution and without rows. */
final class JdbcResultSetMetaData implements ResultSetMetaData, JdbcWrapper {
  private final List<ResultColumn> columns;

  JdbcResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  private ResultColumn column(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw SqlExceptions.of(ErrorCode.COLUMN_INDEX, column, columns.size());
    }
    return columns.get(column - 1);
  }

  private TypeDescription description(int column) throws SQLException {
    return TypeDescription.of(column(column).type());
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    column(column);
    return false;
  }

  /** Whether comparing with {@code =} regards case: always, where there is one. */
  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return switch (column(column).type().kind()) {
      case STRING, JSON, LIST, MAP, STRING_SET, ANY, CODEC -> true;
      case BOOLEAN,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          DOUBLE,
          DATE,
          TIME,
          ZONED_TIME,
          TIMESTAMP,
          ZONED_TIMESTAMP,
          YEAR_MONTH_INTERVAL,
          DAY_TIME_INTERVAL,
          BINARY,
          NUMBER_SET,
          BINARY_SET ->
          false;
    };
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return column(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return column(column).type().isNumeric();
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return description(column).displaySize();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return column(column).label();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return column(column).schema();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return description(column).precision();
  }

  @Override
  public int getScale(int column) throws SQLException {
    return description(column).scale();
  }

  @Override
  public String getTableName(int column) throws SQLException {
    return column(column).table();
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    column(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return description(column).typeCode();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return typeName(column(column).type());
  }

  /** The name without length and scale, which have methods of their own. */
  static String typeName(SqlType type) {
    return switch (type.kind()) {
      case STRING -> type.length() < 0 ? "STRING" : "VARCHAR";
      case DECIMAL -> "DECIMAL";
      case TIME, ZONED_TIME, TIMESTAMP, ZONED_TIMESTAMP, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL ->
          SqlType.of(type.kind()).sql();
      case BOOLEAN,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          DATE,
          BINARY,
          JSON,
          LIST,
          MAP,
          STRING_SET,
          NUMBER_SET,
          BINARY_SET,
          ANY,
          CODEC ->
          type.sql();
    };
  }

  /** True where an expression stands behind the column: no UPDATE can write it. */
  @Override
  public boolean isReadOnly(int column) throws SQLException {
    return column(column).table().isEmpty();
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    return !isReadOnly(column);
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return ObjectClass.name(column(column).type());
  }
}
