package io.encdynamo.tpch;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database answers to a query.
 *
 * @param labels the names of the columns, in lower case
 * @param rows in order; dates are {@link java.time.LocalDate}, texts {@link String}, numbers any
 *     {@link Number}
 */
public record Answer(List<String> labels, List<List<@Nullable Object>> rows) {

  /** Databases round averages and quotients to digits of their own. */
  private static final double TOLERANCE = 1e-9;

  public Answer {
    labels = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
    rows = List.copyOf(rows);
  }

  /** Reads a result to its end. */
  public static Answer of(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= labels.size(); i++) {
        Object value = result.getObject(i);
        row.add(value instanceof Date date ? date.toLocalDate() : value);
      }
      rows.add(row);
    }
    return new Answer(labels, rows);
  }

  /**
   * Where it differs from another database's answer to the same query: in the order that the query
   * asks for, or in the rows without regard to order. Of rows that are equal in that order and cut
   * by a limit, either database may choose its own.
   *
   * @return a sentence; empty if it does not differ
   */
  public Optional<String> differenceFrom(Answer other, Query query) {
    if (labels.size() != other.labels.size() || rows.size() != other.rows.size()) {
      return Optional.of(
          "%d columns and %d rows, not %d and %d"
              .formatted(labels.size(), rows.size(), other.labels.size(), other.rows.size()));
    }
    List<Integer> order = query.order().stream().map(other.labels::indexOf).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (!same(rows.get(i), other.rows.get(i), order)) {
        return Optional.of(
            "row %d is %s, not %s, in order of columns %s"
                .formatted(i, rows.get(i), other.rows.get(i), order));
      }
    }
    return difference(other, cut(order, query.limit()));
  }

  /** How many rows come before those of which a limit may have cut some. */
  private int cut(List<Integer> order, int limit) {
    int count = rows.size();
    if (count == limit) {
      List<@Nullable Object> last = rows.get(count - 1);
      while (count > 0 && same(rows.get(count - 1), last, order)) {
        count--;
      }
    }
    return count;
  }

  private Optional<String> difference(Answer other, int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      all.add(i);
    }
    List<List<@Nullable Object>> unmatched = new ArrayList<>(other.rows.subList(0, count));
    for (List<@Nullable Object> row : rows.subList(0, count)) {
      int match = 0;
      while (match < unmatched.size() && !same(row, unmatched.get(match), all)) {
        match++;
      }
      if (match == unmatched.size()) {
        return Optional.of("%s is not among %s".formatted(row, unmatched));
      }
      unmatched.remove(match);
    }
    return Optional.empty();
  }

  private static boolean same(
      List<@Nullable Object> row, List<@Nullable Object> other, List<Integer> columns) {
    for (int column : columns) {
      if (!same(row.get(column), other.get(column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable Object value, @Nullable Object other) {
    if (!(value instanceof Number number && other instanceof Number another)) {
      return value == null ? other == null : value.equals(other);
    }
    BigDecimal a = new BigDecimal(number.toString());
    BigDecimal b = new BigDecimal(another.toString());
    BigDecimal allowed = a.abs().max(b.abs()).multiply(BigDecimal.valueOf(TOLERANCE));
    return a.subtract(b).abs().compareTo(allowed) <= 0;
  }
}
