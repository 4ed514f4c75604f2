package io.encdynamo.local.shell;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV as in RFC 4180, with a header line. NULL is an empty field and the empty string a quoted one,
 * so that they can be told apart; writers at hand quote the one like the other.
 */
final class CsvPrinter implements ResultPrinter {

  private static final String LINE_END = "\n"; // RFC 4180 wants CRLF, Unix tools do not

  private final PrintStream out;

  CsvPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public long print(ResultSet rows) throws SQLException {
    ResultReader reader = new ResultReader(rows);
    write(reader.labels());
    long count = 0;
    for (; reader.next(); count++) {
      write(reader.row().stream().map(Cell::text).collect(Collectors.toList()));
    }
    return count;
  }

  private void write(List<@Nullable String> fields) {
    out.print(fields.stream().map(CsvPrinter::field).collect(Collectors.joining(",")));
    out.print(LINE_END);
  }

  private static String field(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
