package io.encdynamo.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.tpch.Answer;
import io.encdynamo.tpch.Column;
import io.encdynamo.tpch.PlainSql;
import io.encdynamo.tpch.Query;
import io.encdynamo.tpch.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** TPC-H's queries over tables whose customers are encrypted give what H2 gives in clear. */
class TpchTest extends EndToEnd {

  /** {@code -Dtpch.scale=0.01} has more rows, and takes longer. */
  private static final double SCALE = Double.parseDouble(System.getProperty("tpch.scale", "0.002"));

  private static final Map<String, String> ENCRYPTED =
      Map.of(
          "c_name", " ENCRYPTED",
          "c_address", " ENCRYPTED",
          "c_phone", " ENCRYPTED",
          "c_acctbal", " ENCRYPTED",
          "c_mktsegment", " ENCRYPTED DETERMINISTIC");

  private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

  @TestFactory
  Stream<DynamicTest> theAnswersAreThoseOfAnotherDatabase() throws Exception {
    load();
    Connection theirs = DriverManager.getConnection("jdbc:h2:mem:;NON_KEYWORDS=VALUE");
    PlainSql.create(theirs, SCALE);
    return Query.all().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.toString(),
                    () ->
                        assertThat(
                                answer(database.connection(), query)
                                    .differenceFrom(answer(theirs, query), query))
                            .isEmpty()))
        .onClose(() -> close(theirs));
  }

  private void load() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (Table table : Table.values()) {
        database.run(definition(table));
        for (int part = 1; part <= THREADS; part++) {
          Iterator<List<Object>> rows = table.rows(SCALE, part, THREADS).iterator();
          tasks.add(
              () -> {
                try (Database own = another()) {
                  PlainSql.load(own.connection(), table, rows, count -> {});
                }
                return null;
              });
        }
      }
      for (Future<Void> task : workers.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(stored.items("customer"))
        .hasSize((int) Table.CUSTOMER.rows(SCALE).count())
        .allSatisfy(
            item ->
                assertThat(ENCRYPTED.keySet())
                    .allSatisfy(column -> assertThat(item.get(column).b()).isNotNull()));
  }

  private static String definition(Table table) {
    return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
        .formatted(
            table.label(),
            table.columns().stream()
                .map(
                    column ->
                        column.name() + type(column) + ENCRYPTED.getOrDefault(column.name(), ""))
                .collect(Collectors.joining(", ")),
            String.join(", ", table.primaryKey()));
  }

  private static String type(Column column) {
    return switch (column.kind()) {
      case INTEGER -> " INTEGER";
      case DECIMAL -> " DECIMAL(12, 2)";
      case DATE -> " DATE";
      case TEXT -> " STRING";
    };
  }

  private static Answer answer(Connection connection, Query query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query.sql())) {
      return Answer.of(result);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
