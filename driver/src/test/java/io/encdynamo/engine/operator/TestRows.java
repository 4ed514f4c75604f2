package io.encdynamo.engine.operator;

import io.encdynamo.value.RandomValues;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TestValues;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in and out of operators. */
final class TestRows {
  private TestRows() {}

  /** Reads all rows and closes the cursor. */
  static List<Value[]> drain(RowCursor cursor) {
    List<Value[]> rows = new ArrayList<>();
    try (cursor) {
      for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Rows of a key with many repetitions and absences, and a number. */
  static List<Value[]> random(long seed, int size) {
    RandomValues random = new RandomValues(seed);
    List<Value[]> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Value key =
          switch (random.nextInt(8)) {
            case 0 -> TestValues.NULL;
            case 1 -> TestValues.MISSING;
            case 2 -> random.string();
            default -> random.number();
          };
      rows.add(new Value[] {key, TestValues.value(i)});
    }
    return rows;
  }

  /** A cursor that counts what is read, and remembers that it was closed. */
  static final class Watched implements RowCursor {
    private final RowCursor rows;
    int read;
    boolean closed;

    Watched(List<Value[]> rows) {
      this.rows = Operators.values(rows);
    }

    @Override
    public Value @Nullable [] next() {
      Value[] row = rows.next();
      read += row == null ? 0 : 1;
      return row;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
