package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secondary indexes give the rows that the table gives, encrypted keys included. */
class IndexTest extends EndToEnd {
  private static final String COLUMNS =
      """
        id STRING, moment INTEGER, city STRING, guest STRING ENCRYPTED DETERMINISTIC,
        day DATE, note STRING ENCRYPTED,
        PRIMARY KEY (id, moment)""";
  private static final String INDEXES =
      """
      ,
        GLOBAL INDEX by_city (city) PROJECTION ALL,
        GLOBAL INDEX by_guest (guest, day) PROJECTION INCLUDE (city),
        LOCAL INDEX by_day (id, day) PROJECTION KEYS""";

  @BeforeEach
  void fill() throws SQLException {
    database.run("CREATE TABLE visit (" + COLUMNS + INDEXES + ")");
    database.run("CREATE TABLE bare (" + COLUMNS + ")");
    for (String table : List.of("visit", "bare")) {
      database.run(
          "INSERT INTO "
              + table
              + " VALUES ('a', 1, 'Rome', 'Ann', DATE '2026-01-01', 'first'),"
              + " ('a', 2, 'Oslo', 'Ann', DATE '2026-01-02', 'second'),"
              + " ('a', 3, 'Rome', 'Bob', NULL, NULL),"
              + " ('b', 1, 'Rome', 'Ann', NULL, 'third'),"
              + " ('b', 2, NULL, NULL, DATE '2026-01-01', 'fourth')");
    }
  }

  @Test
  void whatGoesThroughAnIndexGivesTheSameRows() throws SQLException {
    for (String query :
        List.of(
            "note FROM % WHERE city = 'Rome' ORDER BY 1",
            "note FROM % WHERE city IN ('Rome', 'Oslo', '') ORDER BY 1",
            "note FROM % WHERE city = ''",
            "COUNT(*) FROM % WHERE city = 'Rome'",
            "id, moment FROM % WHERE guest = 'Ann' AND day >= DATE '2026-01-02'",
            "id, moment FROM % WHERE guest = 'Ann' ORDER BY id, moment",
            "city FROM % WHERE guest IN ('Ann', 'Bob') AND day IS NOT NULL ORDER BY city",
            "moment FROM % WHERE id = 'a' AND day = DATE '2026-01-01'",
            "moment FROM % WHERE id = 'a' AND day < DATE '2026-01-02'",
            "moment FROM % WHERE id = 'a' AND day IS NULL",
            "note FROM % WHERE id = 'b' AND day = DATE '2026-01-01'")) {
      assertThat(database.rows("SELECT " + query.replace("%", "visit")))
          .as(query)
          .isEqualTo(database.rows("SELECT " + query.replace("%", "bare")));
    }
    assertThat(database.plan("SELECT city FROM visit WHERE guest = ? AND day > ?", "Ann", null))
        .contains("Query on index by_guest");
  }

  @Test
  void aNamedIndexHasTheItemsAndColumnsThatItHolds() throws SQLException {
    assertThat(database.rows("SELECT * FROM visit.by_guest ORDER BY moment"))
        .isEqualTo(
            database.rows(
                "SELECT id, moment, city, guest, day FROM bare"
                    + " WHERE guest IS NOT NULL AND day IS NOT NULL ORDER BY moment"));
    assertThat(database.rows("SELECT * FROM dynamodb.visit.by_day WHERE id = 'b'"))
        .isEqualTo(database.rows("SELECT id, moment, day FROM bare WHERE id = 'b' AND moment = 2"));
    assertThat(database.state("SELECT note FROM visit.by_guest")).isEqualTo("42S22");
    assertThat(database.column("SELECT moment FROM ciphertext.visit.by_day WHERE id = 'a'"))
        .hasSize(2);
  }

  @Test
  void writesFindTheirItemsThroughAnIndex() throws SQLException {
    assertThat(database.run("UPDATE visit SET city = 'Bonn' WHERE city = 'Rome'")).isEqualTo(3);
    assertThat(database.run("DELETE FROM visit WHERE guest = 'Ann' AND day > DATE '2020-01-01'"))
        .isEqualTo(2);
    assertThat(database.rows("SELECT id, moment, city FROM visit ORDER BY id, moment"))
        .isEqualTo(
            database.rows(
                "SELECT id, moment, CASE city WHEN 'Rome' THEN 'Bonn' ELSE city END FROM bare"
                    + " WHERE NOT (guest = 'Ann' AND day IS NOT NULL) OR guest IS NULL"
                    + " ORDER BY id, moment"));
  }

  @Test
  void aTableIsDeclaredAgainWithItsIndexesOrNotAtAll() throws SQLException {
    String created = (String) database.rows("SHOW CREATE TABLE visit").get(0).get(1);
    assertThat(database.run(created.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS")))
        .isZero();
    stored.createTable("loose");
    assertThat(
            database
                .failure(
                    "CREATE TABLE IF NOT EXISTS loose (id STRING PRIMARY KEY, a STRING,"
                        + " GLOBAL INDEX by_a (a))")
                .text())
        .contains("it has no index by_a");
    assertThat(
            database.state(
                "CREATE TABLE wrong (id STRING PRIMARY KEY, a STRING, LOCAL INDEX by_a (id, a))"))
        .isEqualTo("42000");
  }
}
