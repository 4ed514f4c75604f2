package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TypeDescription;
import java.sql.DatabaseMetaData;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link DatabaseMetaData#getTypeInfo}: the types a column can be declared with. */
public final class GetTypeInfo {
  static final List<ResultColumn> COLUMNS =
      new Columns()
          .text("TYPE_NAME")
          .integer("DATA_TYPE")
          .integer("PRECISION")
          .nullableText("LITERAL_PREFIX")
          .nullableText("LITERAL_SUFFIX")
          .nullableText("CREATE_PARAMS")
          .small("NULLABLE")
          .flag("CASE_SENSITIVE")
          .small("SEARCHABLE")
          .flag("UNSIGNED_ATTRIBUTE")
          .flag("FIXED_PREC_SCALE")
          .flag("AUTO_INCREMENT")
          .nullableText("LOCAL_TYPE_NAME")
          .small("MINIMUM_SCALE")
          .small("MAXIMUM_SCALE")
          .nullableInteger("SQL_DATA_TYPE")
          .nullableInteger("SQL_DATETIME_SUB")
          .nullableInteger("NUM_PREC_RADIX")
          .list();

  /**
   * One of them.
   *
   * @param prefix what a literal begins with; null if there are no literals in quotes
   * @param parameters what may be declared with it
   */
  private record Type(
      String name, SqlType.Kind kind, @Nullable String prefix, @Nullable String parameters) {}

  /** Of several with one code the first is the closest to JDBC's type of that code. */
  private static final List<Type> TYPES =
      List.of(
          new Type("VARCHAR", SqlType.Kind.STRING, "'", "length"),
          new Type("STRING", SqlType.Kind.STRING, "'", null),
          new Type("ANY", SqlType.Kind.ANY, null, null),
          new Type("BOOLEAN", SqlType.Kind.BOOLEAN, null, null),
          new Type("SMALLINT", SqlType.Kind.SMALLINT, null, null),
          new Type("INTEGER", SqlType.Kind.INTEGER, null, null),
          new Type("BIGINT", SqlType.Kind.BIGINT, null, null),
          new Type("DECIMAL", SqlType.Kind.DECIMAL, null, "precision,scale"),
          new Type("REAL", SqlType.Kind.REAL, null, null),
          new Type("DOUBLE", SqlType.Kind.DOUBLE, null, null),
          new Type("DATE", SqlType.Kind.DATE, "DATE '", null),
          new Type("TIME", SqlType.Kind.TIME, "TIME '", null),
          new Type("TIMESTAMP", SqlType.Kind.TIMESTAMP, "TIMESTAMP '", null),
          new Type("TIMESTAMP WITH TIME ZONE", SqlType.Kind.ZONED_TIMESTAMP, "TIMESTAMP '", null),
          new Type("BINARY", SqlType.Kind.BINARY, null, null),
          new Type("JSON", SqlType.Kind.JSON, "'", null),
          new Type("LIST", SqlType.Kind.LIST, null, null),
          new Type("MAP", SqlType.Kind.MAP, null, null),
          new Type("STRING SET", SqlType.Kind.STRING_SET, null, null),
          new Type("NUMBER SET", SqlType.Kind.NUMBER_SET, null, null),
          new Type("BINARY SET", SqlType.Kind.BINARY_SET, null, null));

  private GetTypeInfo() {}

  /** The types by their codes. */
  public static MetadataResult run() {
    Stream<Type> sorted = TYPES.stream().sorted(Comparator.comparingInt(GetTypeInfo::code));
    return MetadataResult.of(COLUMNS, sorted.map(GetTypeInfo::row).toList());
  }

  private static int code(Type type) {
    return TypeDescription.of(SqlType.of(type.kind)).typeCode();
  }

  private static Row row(Type type) {
    SqlType sqlType = SqlType.of(type.kind);
    TypeDescription description = TypeDescription.of(sqlType);
    boolean decimal = type.kind == SqlType.Kind.DECIMAL;
    boolean text = type.prefix != null && type.prefix.equals("'");
    Row row =
        new Row()
            .text(type.name)
            .number(description.typeCode())
            .number(description.precision())
            .text(type.prefix)
            .text(type.prefix == null ? null : "'")
            .text(type.parameters)
            .number(DatabaseMetaData.typeNullable)
            .flag(text || type.kind == SqlType.Kind.ANY)
            .number(DatabaseMetaData.typeSearchable)
            .flag(!sqlType.isNumeric())
            .flag(false)
            .flag(false)
            .text(type.name)
            .number(decimal ? 0 : description.scale())
            .number(decimal ? TypeDescription.DIGITS : description.scale())
            .nulls(2);
    return sqlType.isNumeric() ? row.number(10) : row.nulls(1);
  }
}
