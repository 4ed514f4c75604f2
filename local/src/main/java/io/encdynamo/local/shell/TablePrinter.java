package io.encdynamo.local.shell;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A table with a frame. Nothing is cut off: a single row that is wider than the width is turned, a
 * line for each of its columns, and other cells are broken. Holds all rows in memory, for a table's
 * columns are as wide as their widest cell.
 */
public final class TablePrinter implements ResultPrinter {

  /** Lines may be as long as they want. */
  public static final int ANY_WIDTH = Integer.MAX_VALUE;

  private static final String NULL = "NULL";

  private final PrintStream out;
  private final int width;

  /**
   * Prints to a stream.
   *
   * @param width of a line, in characters, frame included
   */
  public TablePrinter(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public long print(ResultSet rows) throws SQLException {
    ResultReader reader = new ResultReader(rows);
    List<List<Cell>> cells = new ArrayList<>();
    while (reader.next()) {
      cells.add(reader.row());
    }
    List<String> labels = reader.labels();
    if (cells.size() == 1 && width(labels, cells.get(0)) > width) {
      printTurned(labels, cells.get(0));
    } else {
      printTable(labels, cells);
    }
    return cells.size();
  }

  private void printTable(List<String> labels, List<List<Cell>> rows) {
    Column[] columns = new Column[labels.size()];
    for (int i = 0; i < columns.length; i++) {
      boolean right = isNumeric(rows, i);
      columns[i] =
          new Column()
              .header(visible(labels.get(i)))
              .headerAlign(HorizontalAlign.LEFT)
              .dataAlign(right ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
              .maxWidth(ANY_WIDTH);
    }
    Object[][] data =
        rows.stream()
            .map(row -> row.stream().map(TablePrinter::text).toArray())
            .toArray(Object[][]::new);
    write(columns, data);
  }

  private void printTurned(List<String> labels, List<Cell> row) {
    String name = "column";
    int longest = Math.max(name.length(), labels.stream().mapToInt(String::length).max().orElse(0));
    Column[] columns = {
      new Column()
          .header(name)
          .dataAlign(HorizontalAlign.LEFT)
          .minWidth(longest + 2) // a space on either side; where lines are broken, then of values
          .maxWidth(ANY_WIDTH),
      new Column().header("value").dataAlign(HorizontalAlign.LEFT).maxWidth(ANY_WIDTH)
    };
    Object[][] data = new Object[labels.size()][];
    for (int i = 0; i < data.length; i++) {
      data[i] = new Object[] {visible(labels.get(i)), text(row.get(i))};
    }
    write(columns, data);
  }

  private void write(Column[] columns, Object[][] data) {
    var table =
        AsciiTable.builder()
            .lineSeparator("\n")
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
            .data(columns, data);
    if (width != ANY_WIDTH) {
      table.maxTableWidth(width);
    }
    out.print(table.asString());
    out.print('\n');
  }

  private static boolean isNumeric(List<List<Cell>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell instanceof Cell.Figure || cell instanceof Cell.Null);
  }

  /** The width of a row of one line each: a bar, a space and a space about every cell. */
  private static int width(List<String> labels, List<Cell> row) {
    int sum = 1;
    for (int i = 0; i < row.size(); i++) {
      sum += 3 + Math.max(labels.get(i).length(), text(row.get(i)).length());
    }
    return sum;
  }

  private static String text(Cell cell) {
    return visible(Objects.requireNonNullElse(cell.text(), NULL));
  }

  /** Control characters in values must not reach the terminal: they could act on it. */
  private static String visible(String text) {
    if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n')) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c) && c != '\n') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }
}
