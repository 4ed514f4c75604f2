package io.encdynamo.local.shell;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads a result set row by row, each value as it is to be shown. */
final class ResultReader {

  private static final Cell NULL = new Cell.Null();

  private static final Set<String> DOCUMENT_TYPES =
      Set.of("JSON", "LIST", "MAP", "STRING SET", "NUMBER SET", "BINARY SET");

  private final ResultSet rows;
  private final List<String> labels;
  private final boolean[] documents;

  ResultReader(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData metadata = rows.getMetaData();
    int columns = metadata.getColumnCount();
    List<String> names = new ArrayList<>(columns);
    documents = new boolean[columns];
    for (int i = 1; i <= columns; i++) {
      names.add(metadata.getColumnLabel(i));
      documents[i - 1] = DOCUMENT_TYPES.contains(metadata.getColumnTypeName(i));
    }
    labels = List.copyOf(names);
  }

  /** What the query calls its columns; a label may stand there twice. */
  List<String> labels() {
    return labels;
  }

  boolean next() throws SQLException {
    return rows.next();
  }

  /** The values of the current row. */
  List<Cell> row() throws SQLException {
    List<Cell> cells = new ArrayList<>(labels.size());
    for (int i = 1; i <= labels.size(); i++) {
      cells.add(cell(i));
    }
    return cells;
  }

  private Cell cell(int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return NULL;
    }
    if (documents[column - 1]) {
      return document(text(column));
    }
    if (value instanceof byte[] bytes) {
      return new Cell.Text(HexFormat.of().formatHex(bytes));
    }
    if (value instanceof Boolean flag) {
      return new Cell.Flag(flag);
    }
    if (value instanceof Number number) {
      return new Cell.Figure(number, text(column));
    }
    return new Cell.Text(text(column));
  }

  /** JSON, unless it is a text that stands in a JSON column by itself, without quotes. */
  private static Cell document(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.skipValue();
      return reader.peek() == JsonToken.END_DOCUMENT
          ? new Cell.Document(text)
          : new Cell.Text(text);
    } catch (IOException notJson) {
      return new Cell.Text(text);
    }
  }

  private String text(int column) throws SQLException {
    return String.valueOf(rows.getString(column));
  }
}
