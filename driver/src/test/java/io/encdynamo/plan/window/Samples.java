package io.encdynamo.plan.window;

import io.encdynamo.value.BagValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small tables of random rows with NULLs and ties, for both engines. */
final class Samples {
  private static final List<String> COLUMNS = List.of("id", "g", "k", "d", "x", "y", "z", "s");

  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  Samples(long seed) {
    Random random = new Random(seed);
    int size = random.nextInt(25);
    for (int id = 0; id < size; id++) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(id);
      row.add(orNull(random, random.nextInt(3)));
      row.add(orNull(random, random.nextInt(8) - 3));
      row.add(orNull(random, LocalDate.of(2024, 2, 20).plusDays(random.nextInt(40))));
      row.add(orNull(random, random.nextInt(100) - 20));
      row.add(orNull(random, java.math.BigDecimal.valueOf(random.nextInt(1000), 2)));
      row.add(orNull(random, random.nextInt(64) / 8.0));
      row.add(orNull(random, String.valueOf((char) ('a' + random.nextInt(26)))));
      rows.add(row);
    }
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  /** The rows as a bag of structs. */
  Value value() {
    List<Value> structs = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Map<String, Object> struct = new LinkedHashMap<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        Object value = row.get(i);
        struct.put(COLUMNS.get(i), value == null ? NullValue.NULL : value);
      }
      structs.add(TestValues.value(struct));
    }
    return new BagValue(structs);
  }

  /** Makes the rows a table of the schema at hand. */
  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE samples(id INT, g INT, k INT, d DATE, x INT, y DECIMAL(6, 2), z DOUBLE PRECISION,"
              + " s VARCHAR(10))");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.execute();
      }
    }
  }
}
