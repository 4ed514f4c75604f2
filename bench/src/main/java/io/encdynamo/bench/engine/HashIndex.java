package io.encdynamo.bench.engine;

import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in memory by the values of some of its columns. */
final class HashIndex {

  private final TupleIndex keys;
  private final List<List<Value[]>> rows = new ArrayList<>();

  /**
   * @param columns the places of the columns
   */
  HashIndex(List<Value[]> all, List<Integer> columns) {
    keys = new TupleIndex(columns.size());
    Value[] key = new Value[columns.size()];
    for (Value[] row : all) {
      for (int i = 0; i < key.length; i++) {
        key[i] = row[columns.get(i)];
      }
      int number = keys.add(key);
      if (number == rows.size()) {
        rows.add(new ArrayList<>(1));
      }
      rows.get(number).add(row);
    }
  }

  /** How many keys there are. */
  int size() {
    return keys.size();
  }

  /** The rows with these keys, none of which comes twice. */
  RowCursor open(TupleIndex wanted) {
    return new Found(wanted);
  }

  private final class Found implements RowCursor {
    private final TupleIndex wanted;
    private final Value[] key;
    private Iterator<Value[]> current = Collections.emptyIterator();
    private int next;

    Found(TupleIndex wanted) {
      this.wanted = wanted;
      this.key = new Value[wanted.width()];
    }

    @Override
    public Value @Nullable [] next() {
      while (!current.hasNext()) {
        if (next == wanted.size()) {
          return null;
        }
        for (int i = 0; i < key.length; i++) {
          key[i] = wanted.get(next, i);
        }
        next++;
        int number = keys.find(key);
        if (number >= 0) {
          current = rows.get(number).iterator();
        }
      }
      return current.next();
    }

    @Override
    public void close() {}
  }
}
