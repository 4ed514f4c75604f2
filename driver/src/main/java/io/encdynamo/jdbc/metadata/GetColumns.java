package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.session.Session;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link DatabaseMetaData#getColumns}. */
public final class GetColumns {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .nullableText("TABLE_CAT")
          .nullableText("TABLE_SCHEM")
          .text("TABLE_NAME")
          .text("COLUMN_NAME")
          .integer("DATA_TYPE")
          .text("TYPE_NAME")
          .nullableInteger("COLUMN_SIZE")
          .nullableInteger("BUFFER_LENGTH")
          .nullableInteger("DECIMAL_DIGITS")
          .nullableInteger("NUM_PREC_RADIX")
          .integer("NULLABLE")
          .nullableText("REMARKS")
          .nullableText("COLUMN_DEF")
          .nullableInteger("SQL_DATA_TYPE")
          .nullableInteger("SQL_DATETIME_SUB")
          .nullableInteger("CHAR_OCTET_LENGTH")
          .integer("ORDINAL_POSITION")
          .text("IS_NULLABLE")
          .nullableText("SCOPE_CATALOG")
          .nullableText("SCOPE_SCHEMA")
          .nullableText("SCOPE_TABLE")
          .nullableSmall("SOURCE_DATA_TYPE")
          .text("IS_AUTOINCREMENT")
          .text("IS_GENERATEDCOLUMN")
          .list();

  private GetColumns() {}

  /** The columns of tables, in the order of their declaration. */
  public static MetadataResult run(
      Session session,
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern) {
    return new SchemaQuery(
            "table_schema, table_name, column_name, ordinal_position, data_type, jdbc_type,"
                + " column_size, decimal_digits, is_nullable, column_default, remarks",
            "columns")
        .catalog(catalog)
        .like("table_schema", schemaPattern)
        .like("table_name", tablePattern)
        .like("column_name", columnPattern)
        .run(session, "table_schema, table_name, ordinal_position", COLUMNS, GetColumns::row);
  }

  private static Row row(Value[] column) {
    int type = (int) number(column[5]);
    boolean nullable = text(column[8]).equals("YES");
    return new Row()
        .nulls(1)
        .value(column[0])
        .value(column[1])
        .value(column[2])
        .number(type)
        .text(typeName(text(column[4])))
        .value(column[6])
        .nulls(1)
        .value(isNumber(type) || isTime(type) ? column[7] : NullValue.NULL)
        .value(isNumber(type) ? new IntegerValue(10) : NullValue.NULL)
        .number(nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls)
        .value(column[10])
        .value(column[9])
        .nulls(2)
        .value(isText(type) ? column[6] : NullValue.NULL)
        .value(column[3])
        .text(nullable ? "YES" : "NO")
        .nulls(4)
        .text("NO")
        .text("NO");
  }

  /** The name alone: size and digits have columns of their own. */
  private static String typeName(String declared) {
    int parenthesis = declared.indexOf('(');
    return parenthesis < 0 ? declared : declared.substring(0, parenthesis).strip();
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.REAL, Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  private static boolean isTime(int type) {
    return type == Types.TIME || type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE;
  }

  private static boolean isText(int type) {
    return type == Types.VARCHAR || type == Types.LONGVARCHAR;
  }

  private static long number(Value value) {
    return value.force() instanceof IntegerValue number ? number.value() : Types.VARCHAR;
  }

  private static String text(Value value) {
    Value forced = value.force();
    return forced instanceof StringValue text ? text.value() : Conversions.text(forced);
  }
}
