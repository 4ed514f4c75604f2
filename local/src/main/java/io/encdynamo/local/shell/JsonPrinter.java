package io.encdynamo.local.shell;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An array of objects for each result, one row a line. Numbers and documents stand as they are. */
final class JsonPrinter implements ResultPrinter {

  private final PrintStream out;

  JsonPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public long print(ResultSet rows) throws SQLException, IOException {
    ResultReader reader = new ResultReader(rows);
    List<String> names = distinct(reader.labels());
    out.print('[');
    long count = 0;
    for (; reader.next(); count++) {
      out.print(count == 0 ? "\n" : ",\n");
      out.print(object(names, reader.row()));
    }
    out.print(count == 0 ? "]\n" : "\n]\n");
    return count;
  }

  private static String object(List<String> names, List<Cell> cells) throws IOException {
    StringWriter text = new StringWriter();
    JsonWriter json = new JsonWriter(text);
    json.setStrictness(Strictness.STRICT);
    json.setHtmlSafe(false);
    json.beginObject();
    for (int i = 0; i < cells.size(); i++) {
      json.name(names.get(i));
      cells.get(i).writeTo(json);
    }
    json.endObject();
    return text.toString();
  }

  /**
   * A name may stand in an object once (RFC 8259, section 4): a second {@code a} is {@code a_2}.
   */
  private static List<String> distinct(List<String> labels) {
    List<String> names = new ArrayList<>(labels.size());
    Set<String> used = new HashSet<>(labels);
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      String name = label;
      if (!seen.add(label)) {
        for (int n = 2; !used.add(name); n++) {
          name = label + "_" + n;
        }
      }
      names.add(name);
    }
    return names;
  }
}
