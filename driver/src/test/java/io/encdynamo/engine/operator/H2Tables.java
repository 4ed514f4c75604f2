package io.encdynamo.engine.operator;

import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Small random tables, as rows and in H2: {@code l} and {@code r}, each with a number {@code id}
 * that tells its rows apart, numbers {@code a} and {@code b} and a text {@code s} from small
 * ranges, one in four NULL.
 */
public final class H2Tables implements AutoCloseable {
  /** The places of the columns. */
  public static final int ID = 0;

  public static final int A = 1;
  public static final int B = 2;
  public static final int S = 3;
  public static final int WIDTH = 4;

  /** Beyond these digits engines round differently. */
  private static final MathContext DIGITS = new MathContext(12);

  private final Connection connection;
  private final List<Value[]> left;
  private final List<Value[]> right;

  public H2Tables(long seed) throws SQLException {
    Random random = new Random(seed);
    left = rows(random);
    right = rows(random);
    connection = DriverManager.getConnection("jdbc:h2:mem:;QUERY_TIMEOUT=2000");
    create("l", left);
    create("r", right);
  }

  public List<Value[]> left() {
    return left;
  }

  public List<Value[]> right() {
    return right;
  }

  private static List<Value[]> rows(Random random) {
    List<Value[]> rows = new ArrayList<>();
    int count = random.nextInt(25);
    for (int i = 0; i < count; i++) {
      rows.add(TestValues.row(i, number(random), number(random), text(random)));
    }
    return rows;
  }

  private static Object number(Random random) {
    return random.nextInt(4) == 0 ? TestValues.NULL : random.nextInt(6) - 1;
  }

  private static Object text(Random random) {
    return random.nextInt(4) == 0
        ? TestValues.NULL
        : String.valueOf((char) ('a' + random.nextInt(4)));
  }

  private void create(String name, List<Value[]> rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " (id INT, a INT, b INT, s VARCHAR)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + name + " VALUES (?, ?, ?, ?)")) {
      for (Value[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, object(row[i]));
        }
        insert.execute();
      }
    }
  }

  /** What H2 answers, each row as {@link #show} writes it. */
  public List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(text(row));
      }
    }
    return rows;
  }

  /** A row without the kinds of its numbers. */
  public static String show(Value[] row) {
    return text(Arrays.stream(row).map(H2Tables::object).toArray());
  }

  private static String text(Object[] row) {
    return Arrays.stream(row).map(H2Tables::text).toList().toString();
  }

  private static String text(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return String.valueOf(value);
    }
    BigDecimal decimal = new BigDecimal(number.toString()).round(DIGITS);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static @Nullable Object object(Value value) {
    if (value instanceof NumericValue number) {
      return number.decimal();
    }
    if (value instanceof BooleanValue truth) {
      return truth == BooleanValue.TRUE;
    }
    return value instanceof StringValue text ? text.value() : null;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
