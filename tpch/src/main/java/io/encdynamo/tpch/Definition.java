package io.encdynamo.tpch;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A table's columns and the generator of its rows. */
record Definition<E extends TpchEntity>(TpchTable<E> generator, List<Field<E>> fields) {
  Definition {
    fields = List.copyOf(fields);
  }

  List<Column> columns() {
    return fields.stream().map(Field::column).toList();
  }

  Stream<List<Object>> rows(double scale, int part, int parts) {
    return StreamSupport.stream(generator.createGenerator(scale, part, parts).spliterator(), false)
        .map(this::values);
  }

  private List<Object> values(E row) {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).value().apply(row);
    }
    return List.of(values);
  }
}
