package io.encdynamo.plan.window;

import io.encdynamo.engine.Typing;
import io.encdynamo.plan.conformance.Evaluation;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same query over the same rows, here and in H2. NULLs sort last here, so they do there. */
final class BothEngines implements AutoCloseable {
  private static final int TABLES = 12;

  private final Connection connection;
  private final List<Value> tables = new ArrayList<>();

  BothEngines() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:;DEFAULT_NULL_ORDERING=HIGH");
    for (int i = 0; i < TABLES; i++) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA run" + i);
        statement.execute("SET SCHEMA run" + i);
      }
      Samples samples = new Samples(41 + i);
      samples.create(connection);
      tables.add(samples.value());
    }
  }

  int tables() {
    return TABLES;
  }

  /** The rows as text, sorted. */
  List<String> here(int table, String query) {
    BagValue bag =
        (BagValue)
            new Evaluation().evaluate(query, Map.of("samples", tables.get(table)), Typing.STRICT);
    return bag.elements().stream()
        .map(
            row ->
                ((StructValue) row)
                    .fields().stream()
                        .map(field -> text(field.value()))
                        .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static String text(Value value) {
    if (value instanceof NumericValue number) {
      return number(number.decimal());
    }
    if (value instanceof DateValue date) {
      return date.value().toString();
    }
    return value instanceof StringValue text ? text.value() : value.kind().name();
  }

  /** The rows as H2 gives them, in the same form. */
  List<String> there(int table, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SCHEMA run" + table);
      ResultSet result = statement.executeQuery(query);
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(text(result.getObject(i)));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows.stream().sorted().toList();
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Number number
        ? number(new BigDecimal(number.toString()))
        : value.toString();
  }

  /** Quotients have other digits in H2. */
  private static String number(BigDecimal number) {
    BigDecimal rounded = number.round(new MathContext(9)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
