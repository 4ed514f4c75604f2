package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of every type comes back as it was written: in clear, DETERMINISTIC and RANDOMIZED. */
class TypesTest extends EndToEnd {

  /**
   * @param read the class that getObject is asked for
   * @param values of that class, boundaries among them
   */
  record Case(String type, Class<?> read, List<?> values) {
    @Override
    public String toString() {
      return type;
    }
  }

  static Stream<Case> scalars() {
    return Stream.of(
        new Case("STRING", String.class, List.of("", "a", "größer 😀", "x".repeat(5000))),
        new Case("VARCHAR(3)", String.class, List.of("", "abc")),
        new Case("BOOLEAN", Boolean.class, List.of(true, false)),
        new Case("SMALLINT", Integer.class, List.of(-32768, 0, 32767)),
        new Case("INTEGER", Integer.class, List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE)),
        new Case("BIGINT", Long.class, List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE)),
        new Case(
            "DECIMAL(38,10)",
            BigDecimal.class,
            List.of(
                new BigDecimal("-9999999999999999999999999999.9999999999"),
                new BigDecimal("0.0000000001"))),
        new Case("REAL", Float.class, List.of(-1.5f, 3.4028235e38f, 1.17549435e-38f)),
        new Case("DOUBLE", Double.class, List.of(-2.5, 0.1, 1.0e100, 9.9e-100)),
        new Case(
            "DATE",
            LocalDate.class,
            List.of(LocalDate.of(1, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.of(9999, 12, 31))),
        new Case("TIME", LocalTime.class, List.of(LocalTime.MIN, LocalTime.MAX)),
        new Case(
            "TIMESTAMP",
            LocalDateTime.class,
            List.of(
                LocalDateTime.of(1, 1, 1, 0, 0, 0, 1),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999))),
        new Case(
            "TIMESTAMP WITH TIME ZONE",
            OffsetDateTime.class,
            List.of(OffsetDateTime.parse("2026-03-29T02:30:00.123456789Z"))),
        new Case(
            "BINARY", byte[].class, List.of(new byte[0], new byte[] {0, -1, 127}, new byte[5000])),
        new Case("JSON", String.class, List.of("{\"a\":[1,null,\"x\"],\"b\":{}}", "[]", "true")),
        new Case("ANY", String.class, List.of("text")));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void comesBack(Case type) throws SQLException {
    database.run(
        "CREATE TABLE things (id INTEGER PRIMARY KEY, clear %1$s, det %1$s ENCRYPTED DETERMINISTIC, ran %1$s ENCRYPTED)"
            .formatted(type.type()));
    int id = 0;
    for (Object value : type.values()) {
      database.run("INSERT INTO things VALUES (?, ?, ?, ?)", id++, value, value, value);
    }
    database.run("INSERT INTO things VALUES (?, ?, ?, ?)", id, null, null, null);

    List<Object> expected = new ArrayList<>(type.values());
    expected.add(null);
    for (String column : List.of("clear", "det", "ran")) {
      assertThat(read(column, type.read()))
          .as(column)
          .usingRecursiveComparison()
          .isEqualTo(expected);
    }
  }

  private List<Object> read(String column, Class<?> type) throws SQLException {
    List<Object> values = new ArrayList<>();
    String sql = "SELECT " + column + " FROM things ORDER BY id";
    try (PreparedStatement select = database.connection().prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Object value = rows.getObject(1, type);
        assertThat(rows.wasNull()).isEqualTo(value == null);
        values.add(value);
      }
    }
    return values;
  }

  /** Written as PartiQL does, read as JSON. */
  static Stream<List<String>> collections() {
    return Stream.of(
        List.of("LIST", "[1, 'x', [true], {'a': null}]", "[1,\"x\",[true],{\"a\":null}]"),
        List.of("LIST", "[]", "[]"),
        List.of("MAP", "{'k': 1.5, 'l': {'m': 'n'}}", "{\"k\":1.5,\"l\":{\"m\":\"n\"}}"),
        List.of("STRING SET", "<<'b', 'a'>>", "[\"a\",\"b\"]"),
        List.of("NUMBER SET", "<<2, 1.5>>", "[1.5,2]"),
        List.of("BINARY SET", "<<X'00ff'>>", "[\"AP8=\"]"),
        List.of("JSON", "'{\"a\": [1, {\"b\": null}]}'", "{\"a\":[1,{\"b\":null}]}"),
        List.of("JSON", "{'a': 1}", "{\"a\":1}"),
        List.of("ANY", "{'a': [1]}", "{\"a\":[1]}"));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void collectionsComeBack(List<String> collection) throws SQLException {
    database.run(
        "CREATE TABLE things (id INTEGER PRIMARY KEY, clear %1$s, ran %1$s ENCRYPTED)"
            .formatted(collection.get(0)));
    database.run("INSERT INTO things VALUES (1, %1$s, %1$s)".formatted(collection.get(1)));
    for (String column : List.of("clear", "ran")) {
      JsonElement read = JsonParser.parseString(read(column, String.class).get(0).toString());
      JsonElement expected = JsonParser.parseString(collection.get(2));
      if (collection.get(0).endsWith(" SET")) {
        // a set has no order
        assertThat(read.getAsJsonArray())
            .containsExactlyInAnyOrderElementsOf(expected.getAsJsonArray());
      } else {
        assertThat(read).isEqualTo(expected);
      }
    }
  }

  @Test
  void aDocumentIsSearchedInside() throws SQLException {
    database.run("CREATE TABLE things (id INTEGER PRIMARY KEY, doc JSON ENCRYPTED, open JSON)");
    database.run("INSERT INTO things VALUES (1, {'a': {'b': [10, 20]}}, {'a': {'b': [10, 20]}})");
    database.run("INSERT INTO things VALUES (2, {'a': 'none'}, {'a': 'none'})");
    for (String column : List.of("doc", "open")) {
      assertThat(database.column("SELECT id FROM things WHERE " + column + ".a.b[1] = 20"))
          .containsExactly(1);
      assertThat(database.value("SELECT " + column + ".a.b[0] FROM things WHERE id = 1"))
          .isEqualTo(10L);
    }
  }

  static Stream<List<Object>> misfits() {
    return Stream.of(
        List.of("SMALLINT", 32768, "22003"),
        List.of("INTEGER", 2147483648L, "22003"),
        List.of("BIGINT", new BigDecimal("9223372036854775808"), "22003"),
        List.of("DECIMAL(4,2)", new BigDecimal("123.45"), "22003"),
        List.of("VARCHAR(3)", "abcd", "22001"),
        List.of("INTEGER", "twelve", "22018"),
        List.of("DATE", "2026-02-30", "22007"),
        List.of("DOUBLE", Double.NaN, "22003"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitIsRefused(List<Object> misfit) throws SQLException {
    database.run(
        "CREATE TABLE things (id INTEGER PRIMARY KEY, clear %1$s, ran %1$s ENCRYPTED)"
            .formatted(misfit.get(0)));
    for (String column : List.of("clear", "ran")) {
      assertThat(
              database.state(
                  "INSERT INTO things (id, " + column + ") VALUES (1, ?)", misfit.get(1)))
          .as(column)
          .isEqualTo(misfit.get(2));
    }
    assertThat(stored.items("things")).isEmpty();
  }

  @Test
  void theJdbcTypesOfTimeAreTakenToo() throws SQLException {
    database.run("CREATE TABLE things (id INTEGER PRIMARY KEY, day DATE ENCRYPTED DETERMINISTIC)");
    database.run("INSERT INTO things VALUES (1, ?)", Date.valueOf("2026-11-23"));
    assertThat(database.column("SELECT id FROM things WHERE day = DATE '2026-11-23'"))
        .containsExactly(1);
    assertThat(database.value("SELECT day FROM things")).isEqualTo(Date.valueOf("2026-11-23"));
  }

  @Test
  void everyTypeMayBeAKeyThatItsBytesAllow() throws SQLException {
    for (String type : List.of("STRING", "INTEGER", "DATE", "BINARY", "BOOLEAN")) {
      database.run(
          "CREATE TABLE things (id " + type + " PRIMARY KEY ENCRYPTED DETERMINISTIC, n INTEGER)");
      Object key =
          switch (type) {
            case "STRING" -> "k";
            case "INTEGER" -> 5;
            case "DATE" -> LocalDate.of(2026, 1, 2);
            case "BINARY" -> "k".getBytes(StandardCharsets.UTF_8);
            default -> true;
          };
      database.run("INSERT INTO things VALUES (?, 1)", key);
      assertThat(database.column("SELECT n FROM things WHERE id = ?", key))
          .as(type)
          .isEqualTo(Collections.singletonList(1));
      database.run("DROP TABLE things");
    }
  }
}
