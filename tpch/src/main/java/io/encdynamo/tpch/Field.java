package io.encdynamo.tpch;

import io.trino.tpch.TpchEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** A column, and where its value is found in a generated row. */
record Field<E extends TpchEntity>(Column column, Function<E, Object> value) {

  static <E extends TpchEntity> Field<E> integer(String name, ToLongFunction<E> value) {
    return new Field<>(new Column(name, ColumnKind.INTEGER), value::applyAsLong);
  }

  static <E extends TpchEntity> Field<E> decimal(String name, ToLongFunction<E> hundredths) {
    return new Field<>(
        new Column(name, ColumnKind.DECIMAL),
        row -> BigDecimal.valueOf(hundredths.applyAsLong(row), 2));
  }

  static <E extends TpchEntity> Field<E> date(String name, ToIntFunction<E> epochDay) {
    return new Field<>(
        new Column(name, ColumnKind.DATE), row -> LocalDate.ofEpochDay(epochDay.applyAsInt(row)));
  }

  static <E extends TpchEntity> Field<E> text(String name, Function<E, String> value) {
    return new Field<>(new Column(name, ColumnKind.TEXT), value::apply);
  }
}
