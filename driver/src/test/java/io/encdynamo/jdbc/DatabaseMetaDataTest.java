package io.encdynamo.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseMetaDataTest {
  private static final String TABLES =
      "SELECT table_schema, table_name, table_type, remarks FROM information_schema.tables";
  private static final String COLUMNS =
      "SELECT table_schema, table_name, column_name, ordinal_position, data_type, jdbc_type,"
          + " column_size, decimal_digits, is_nullable, column_default, remarks"
          + " FROM information_schema.columns";
  private static final String KEYS =
      "SELECT table_schema, table_name, column_name, ordinal_position, constraint_name"
          + " FROM information_schema.key_column_usage";
  private static final String LIKE = " LIKE ? ESCAPE '\\'";

  private final FakeSession session = new FakeSession();
  private final DatabaseMetaData metadata =
      FakeSession.connection(
              session, "jdbc:encdynamo:http://localhost:8000?user=me&password=s3cret")
          .getMetaData();

  DatabaseMetaDataTest() throws SQLException {}

  private static Value text(String text) {
    return text == null ? NullValue.NULL : new StringValue(text);
  }

  private void rows(String sql, Value[]... rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(FakeSession.column("c" + i, SqlType.ANY));
    }
    int parameters = (int) sql.chars().filter(c -> c == '?').count();
    session.query(sql, columns, Collections.nCopies(parameters, SqlType.ANY), rows);
  }

  /** Asks a method of DatabaseMetaData. */
  private interface Question {
    ResultSet ask(DatabaseMetaData metadata) throws SQLException;
  }

  private static Arguments empty(String name, Question question, String columns) {
    return arguments(name, question, columns);
  }

  static Stream<Arguments> columnsOfAnswersWithoutQuery() {
    return Stream.of(
        empty("getCatalogs", DatabaseMetaData::getCatalogs, "TABLE_CAT"),
        empty("getTableTypes", DatabaseMetaData::getTableTypes, "TABLE_TYPE"),
        empty(
            "getTypeInfo",
            DatabaseMetaData::getTypeInfo,
            "TYPE_NAME DATA_TYPE:INT PRECISION:INT LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS"
                + " NULLABLE:SHORT CASE_SENSITIVE:BOOL SEARCHABLE:SHORT UNSIGNED_ATTRIBUTE:BOOL"
                + " FIXED_PREC_SCALE:BOOL AUTO_INCREMENT:BOOL LOCAL_TYPE_NAME MINIMUM_SCALE:SHORT"
                + " MAXIMUM_SCALE:SHORT SQL_DATA_TYPE:INT SQL_DATETIME_SUB:INT"
                + " NUM_PREC_RADIX:INT"),
        empty(
            "getImportedKeys",
            m -> m.getImportedKeys(null, null, "t"),
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
                + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ:SHORT UPDATE_RULE:SHORT DELETE_RULE:SHORT"
                + " FK_NAME PK_NAME DEFERRABILITY:SHORT"),
        empty(
            "getExportedKeys",
            m -> m.getExportedKeys(null, null, "t"),
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
                + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ:SHORT UPDATE_RULE:SHORT DELETE_RULE:SHORT"
                + " FK_NAME PK_NAME DEFERRABILITY:SHORT"),
        empty(
            "getCrossReference",
            m -> m.getCrossReference(null, null, "t", null, null, "u"),
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
                + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ:SHORT UPDATE_RULE:SHORT DELETE_RULE:SHORT"
                + " FK_NAME PK_NAME DEFERRABILITY:SHORT"),
        empty(
            "getProcedures",
            m -> m.getProcedures(null, null, "%"),
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED1 RESERVED2 RESERVED3 REMARKS"
                + " PROCEDURE_TYPE:SHORT SPECIFIC_NAME"),
        empty(
            "getProcedureColumns",
            m -> m.getProcedureColumns(null, null, "%", "%"),
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE:SHORT"
                + " DATA_TYPE:INT TYPE_NAME PRECISION:INT LENGTH:INT SCALE:SHORT RADIX:SHORT"
                + " NULLABLE:SHORT REMARKS COLUMN_DEF SQL_DATA_TYPE:INT SQL_DATETIME_SUB:INT"
                + " CHAR_OCTET_LENGTH:INT ORDINAL_POSITION:INT IS_NULLABLE SPECIFIC_NAME"),
        empty(
            "getFunctions",
            m -> m.getFunctions(null, null, "%"),
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE:SHORT SPECIFIC_NAME"),
        empty(
            "getFunctionColumns",
            m -> m.getFunctionColumns(null, null, "%", "%"),
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE:SHORT DATA_TYPE:INT"
                + " TYPE_NAME PRECISION:INT LENGTH:INT SCALE:SHORT RADIX:SHORT NULLABLE:SHORT"
                + " REMARKS CHAR_OCTET_LENGTH:INT ORDINAL_POSITION:INT IS_NULLABLE SPECIFIC_NAME"),
        empty(
            "getUDTs",
            m -> m.getUDTs(null, null, "%", null),
            "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE:INT REMARKS BASE_TYPE:SHORT"),
        empty(
            "getAttributes",
            m -> m.getAttributes(null, null, "%", "%"),
            "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE:INT ATTR_TYPE_NAME ATTR_SIZE:INT"
                + " DECIMAL_DIGITS:INT NUM_PREC_RADIX:INT NULLABLE:INT REMARKS ATTR_DEF"
                + " SQL_DATA_TYPE:INT SQL_DATETIME_SUB:INT CHAR_OCTET_LENGTH:INT"
                + " ORDINAL_POSITION:INT IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                + " SOURCE_DATA_TYPE:SHORT"),
        empty(
            "getSuperTypes",
            m -> m.getSuperTypes(null, null, "%"),
            "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME"),
        empty(
            "getSuperTables",
            m -> m.getSuperTables(null, null, "%"),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME"),
        empty(
            "getVersionColumns",
            m -> m.getVersionColumns(null, null, "t"),
            "SCOPE:SHORT COLUMN_NAME DATA_TYPE:INT TYPE_NAME COLUMN_SIZE:INT BUFFER_LENGTH:INT"
                + " DECIMAL_DIGITS:SHORT PSEUDO_COLUMN:SHORT"),
        empty(
            "getColumnPrivileges",
            m -> m.getColumnPrivileges(null, null, "t", "%"),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE"
                + " IS_GRANTABLE"),
        empty(
            "getTablePrivileges",
            m -> m.getTablePrivileges(null, null, "%"),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
        empty(
            "getPseudoColumns",
            m -> m.getPseudoColumns(null, null, "%", "%"),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:INT COLUMN_SIZE:INT"
                + " DECIMAL_DIGITS:INT NUM_PREC_RADIX:INT COLUMN_USAGE REMARKS"
                + " CHAR_OCTET_LENGTH:INT IS_NULLABLE"),
        empty(
            "getClientInfoProperties",
            DatabaseMetaData::getClientInfoProperties,
            "NAME MAX_LEN:INT DEFAULT_VALUE DESCRIPTION"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("columnsOfAnswersWithoutQuery")
  void theColumnsAreThoseOfJdbcInTheirOrder(String name, Question question, String columns)
      throws SQLException {
    assertColumns(question.ask(metadata), columns);
    assertThat(session.prepared).isEmpty();
  }

  private static void assertColumns(ResultSet answer, String expected) throws SQLException {
    ResultSetMetaData columns = answer.getMetaData();
    List<String> actual = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type =
          switch (columns.getColumnType(i)) {
            case Types.VARCHAR -> "";
            case Types.INTEGER -> ":INT";
            case Types.SMALLINT -> ":SHORT";
            case Types.BIGINT -> ":LONG";
            case Types.BOOLEAN -> ":BOOL";
            default -> ":" + columns.getColumnTypeName(i);
          };
      actual.add(columns.getColumnLabel(i) + type);
    }
    assertThat(String.join(" ", actual)).isEqualTo(expected);
  }

  @Test
  void tablesComeFromInformationSchema() throws SQLException {
    rows(
        TABLES + " ORDER BY table_type, table_schema, table_name",
        new Value[] {text("dynamodb"), text("archive"), text("TABLE"), text("5 columns")});
    ResultSet tables = metadata.getTables(null, null, "%", null);
    assertColumns(
        tables,
        "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
            + " SELF_REFERENCING_COL_NAME REF_GENERATION");
    assertThat(tables.next()).isTrue();
    assertThat(tables.getString("TABLE_CAT")).isNull();
    assertThat(tables.getString("TABLE_SCHEM")).isEqualTo("dynamodb");
    assertThat(tables.getString("TABLE_NAME")).isEqualTo("archive");
    assertThat(tables.getString("TABLE_TYPE")).isEqualTo("TABLE");
    assertThat(tables.getString("REMARKS")).isEqualTo("5 columns");
    assertThat(tables.getString(10)).isNull();
    assertThat(tables.next()).isFalse();
  }

  @Test
  void patternsAndTypesBecomeParameters() throws SQLException {
    String sql =
        TABLES
            + " WHERE table_schema"
            + LIKE
            + " AND table_name"
            + LIKE
            + " AND table_type IN (?, ?) ORDER BY table_type, table_schema, table_name";
    rows(sql);
    metadata.getTables("", "dyn%", "a\\_b", new String[] {"TABLE", "VIEW"});
    assertThat(session.prepared).containsExactly(sql);
    assertThat(session.executed)
        .containsExactly(List.of(text("dyn%"), text("a\\_b"), text("TABLE"), text("VIEW")));
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
  }

  @Test
  void aCatalogThatIsNotThereFitsNothing() throws SQLException {
    rows(TABLES + " WHERE 1 = 0 ORDER BY table_type, table_schema, table_name");
    assertThat(metadata.getTables("c", null, null, null).next()).isFalse();
    assertThat(metadata.getTables(null, null, null, new String[0]).next()).isFalse();
  }

  @Test
  void columnsComeFromInformationSchema() throws SQLException {
    rows(
        COLUMNS
            + " WHERE table_name"
            + LIKE
            + " ORDER BY table_schema, table_name, ordinal_position",
        new Value[] {
          text("dynamodb"),
          text("t"),
          text("price"),
          new IntegerValue(2),
          text("DECIMAL(10,2)"),
          new IntegerValue(Types.DECIMAL),
          new IntegerValue(10),
          new IntegerValue(2),
          text("NO"),
          text("0"),
          text("ENCRYPTED")
        },
        new Value[] {
          text("dynamodb"),
          text("t"),
          text("name"),
          new IntegerValue(3),
          text("VARCHAR(20)"),
          new IntegerValue(Types.VARCHAR),
          new IntegerValue(20),
          new IntegerValue(0),
          text("YES"),
          NullValue.NULL,
          NullValue.NULL
        });
    ResultSet columns = metadata.getColumns(null, null, "t", null);
    assertColumns(
        columns,
        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:INT TYPE_NAME COLUMN_SIZE:INT"
            + " BUFFER_LENGTH:INT DECIMAL_DIGITS:INT NUM_PREC_RADIX:INT NULLABLE:INT REMARKS"
            + " COLUMN_DEF SQL_DATA_TYPE:INT SQL_DATETIME_SUB:INT CHAR_OCTET_LENGTH:INT"
            + " ORDINAL_POSITION:INT IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
            + " SOURCE_DATA_TYPE:SHORT IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
    columns.next();
    assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
    assertThat(columns.getString("TYPE_NAME")).isEqualTo("DECIMAL");
    assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(10);
    assertThat(columns.getInt("DECIMAL_DIGITS")).isEqualTo(2);
    assertThat(columns.getInt("NUM_PREC_RADIX")).isEqualTo(10);
    assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
    assertThat(columns.getString("REMARKS")).isEqualTo("ENCRYPTED");
    assertThat(columns.getString("COLUMN_DEF")).isEqualTo("0");
    assertThat(columns.getObject("CHAR_OCTET_LENGTH")).isNull();
    assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(2);
    assertThat(columns.getString("IS_NULLABLE")).isEqualTo("NO");
    columns.next();
    assertThat(columns.getString("TYPE_NAME")).isEqualTo("VARCHAR");
    assertThat(columns.getInt("CHAR_OCTET_LENGTH")).isEqualTo(20);
    assertThat(columns.getObject("DECIMAL_DIGITS")).isNull();
    assertThat(columns.getObject("NUM_PREC_RADIX")).isNull();
    assertThat(columns.getString("IS_NULLABLE")).isEqualTo("YES");
    assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
  }

  private static final Value[] PARTITION = {
    text("dynamodb"), text("t"), text("pk"), new IntegerValue(1), text("PRIMARY")
  };

  @Test
  void thePrimaryKeyComesByColumnNameAndTheIndexByPosition() throws SQLException {
    String where = " WHERE table_schema = ? AND table_name = ? ORDER BY table_schema, table_name, ";
    rows(KEYS + where + "column_name", PARTITION);
    rows(KEYS + where + "ordinal_position", PARTITION);
    ResultSet keys = metadata.getPrimaryKeys(null, "dynamodb", "t");
    assertColumns(keys, "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ:SHORT PK_NAME");
    keys.next();
    assertThat(keys.getString("COLUMN_NAME")).isEqualTo("pk");
    assertThat(keys.getShort("KEY_SEQ")).isEqualTo((short) 1);
    assertThat(keys.getString("PK_NAME")).isEqualTo("PRIMARY");
    ResultSet index = metadata.getIndexInfo(null, "dynamodb", "t", false, true);
    assertColumns(
        index,
        "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE:BOOL INDEX_QUALIFIER INDEX_NAME TYPE:SHORT"
            + " ORDINAL_POSITION:SHORT COLUMN_NAME ASC_OR_DESC CARDINALITY:LONG PAGES:LONG"
            + " FILTER_CONDITION");
    index.next();
    assertThat(index.getBoolean("NON_UNIQUE")).isFalse();
    assertThat(index.getString("COLUMN_NAME")).isEqualTo("pk");
    assertThat(index.getShort("TYPE")).isEqualTo(DatabaseMetaData.tableIndexOther);
  }

  @Test
  void theBestRowIdentifierIsThePrimaryKey() throws SQLException {
    rows(KEYS + " WHERE table_name = ? ORDER BY ordinal_position", PARTITION);
    rows(
        "SELECT column_name, jdbc_type, data_type, column_size, decimal_digits"
            + " FROM information_schema.columns"
            + " WHERE table_name = ? AND column_name IN (?) ORDER BY ordinal_position",
        new Value[] {
          text("pk"),
          new IntegerValue(Types.VARCHAR),
          text("STRING"),
          new IntegerValue(409600),
          NullValue.NULL
        });
    ResultSet identifier =
        metadata.getBestRowIdentifier(null, null, "t", DatabaseMetaData.bestRowSession, true);
    assertColumns(
        identifier,
        "SCOPE:SHORT COLUMN_NAME DATA_TYPE:INT TYPE_NAME COLUMN_SIZE:INT BUFFER_LENGTH:INT"
            + " DECIMAL_DIGITS:SHORT PSEUDO_COLUMN:SHORT");
    identifier.next();
    assertThat(identifier.getString("COLUMN_NAME")).isEqualTo("pk");
    assertThat(identifier.getShort("PSEUDO_COLUMN"))
        .isEqualTo((short) DatabaseMetaData.bestRowNotPseudo);
  }

  @Test
  void schemasComeFromInformationSchema() throws SQLException {
    rows(
        "SELECT schema_name FROM information_schema.schemata ORDER BY schema_name",
        new Value[] {text("ciphertext")},
        new Value[] {text("dynamodb")});
    ResultSet schemas = metadata.getSchemas();
    assertColumns(schemas, "TABLE_SCHEM TABLE_CATALOG");
    assertThat(schemas.next()).isTrue();
    assertThat(schemas.getString(1)).isEqualTo("ciphertext");
    assertThat(metadata.getSchemas(null, "%").next()).isTrue();
  }

  @Test
  void typesAreSortedByCodeAndEveryCodeIsOneThatReadersKnow() throws SQLException {
    ResultSet types = metadata.getTypeInfo();
    int last = Integer.MIN_VALUE;
    List<String> names = new ArrayList<>();
    while (types.next()) {
      int code = types.getInt("DATA_TYPE");
      assertThat(code)
          .isGreaterThanOrEqualTo(last)
          .isNotIn(Types.OTHER, Types.JAVA_OBJECT, Types.NULL);
      last = code;
      names.add(types.getString("TYPE_NAME"));
    }
    assertThat(names).contains("VARCHAR", "DECIMAL", "TIMESTAMP WITH TIME ZONE", "JSON", "ANY");
    assertThat(names.indexOf("VARCHAR")).isLessThan(names.indexOf("STRING"));
  }

  @Test
  void tableTypesAreThoseThatTablesHave() throws SQLException {
    ResultSet types = metadata.getTableTypes();
    List<String> names = new ArrayList<>();
    while (types.next()) {
      names.add(types.getString(1));
    }
    assertThat(names).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
  }

  @Test
  void whatToolsAskFirstIsAnswered() throws SQLException {
    assertThat(metadata.getURL())
        .isEqualTo("jdbc:encdynamo:http://localhost:8000?user=me")
        .doesNotContain("s3cret");
    assertThat(metadata.getUserName()).isEqualTo("me");
    assertThat(metadata.getDatabaseProductName()).isEqualTo("DynamoDB");
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.getSQLKeywords()).contains("UPSERT");
    assertThat(
            metadata.supportsTransactionIsolationLevel(metadata.getDefaultTransactionIsolation()))
        .isTrue();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
  }

  @Test
  void anErrorOfInformationSchemaIsAnSqlException() {
    assertThatThrownBy(() -> metadata.getTables(null, "x", null, null))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42S02"));
  }

  /** The functions of JDBC's escape syntax (JDBC 4.3, appendix C), but USER. */
  @Test
  void theFunctionsOfTheEscapeSyntaxAreListed() throws SQLException {
    assertThat(metadata.getNumericFunctions().split(",", -1))
        .contains(
            "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE"
                .split(",", -1));
    assertThat(metadata.getStringFunctions().split(",", -1))
        .contains(
            "ASCII,CHAR,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,OCTET_LENGTH,POSITION,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE"
                .split(",", -1));
    assertThat(metadata.getTimeDateFunctions().split(",", -1))
        .contains(
            "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,EXTRACT,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR"
                .split(",", -1));
    assertThat(metadata.getSystemFunctions().split(",", -1)).contains("DATABASE", "IFNULL");
  }
}
