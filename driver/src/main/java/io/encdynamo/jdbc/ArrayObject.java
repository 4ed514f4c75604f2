package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TypeDescription;
import io.encdynamo.value.Value;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or set as java.sql.Array, in memory. */
final class ArrayObject implements Array {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("INDEX", "INDEX", "", "", SqlType.INTEGER, false),
          new ResultColumn("VALUE", "VALUE", "", "", SqlType.ANY, true));

  private final SqlType elementType;
  private @Nullable CollectionValue collection;

  private ArrayObject(SqlType elementType, CollectionValue collection) {
    this.elementType = elementType;
    this.collection = collection;
  }

  static ArrayObject of(Value value) {
    SqlType elements =
        switch (value.kind()) {
          case STRING_SET -> SqlType.STRING;
          case NUMBER_SET -> SqlType.DECIMAL;
          case BINARY_SET -> SqlType.of(SqlType.Kind.BINARY);
          default -> SqlType.ANY;
        };
    return new ArrayObject(elements, (CollectionValue) value);
  }

  private CollectionValue collection() throws SQLException {
    CollectionValue present = collection;
    if (present == null) {
      throw SqlExceptions.of(ErrorCode.OBJECT_CLOSED, "Array");
    }
    return present;
  }

  @Override
  public String getBaseTypeName() {
    return elementType.sql();
  }

  @Override
  public int getBaseType() {
    return TypeDescription.of(elementType).typeCode();
  }

  @Override
  public @Nullable Object[] getArray() throws SQLException {
    CollectionValue present = collection();
    return SqlExceptions.call(() -> Documents.list(present).toArray());
  }

  @Override
  public @Nullable Object[] getArray(@Nullable Map<String, Class<?>> types) throws SQLException {
    TypeMaps.requireEmpty(types);
    return getArray();
  }

  @Override
  public @Nullable Object[] getArray(long index, int count) throws SQLException {
    @Nullable Object[] all = getArray();
    Ranges.check(index, count, all.length);
    int from = (int) index - 1;
    return Arrays.copyOfRange(all, from, (int) Math.min(all.length, (long) from + count));
  }

  @Override
  public @Nullable Object[] getArray(long index, int count, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    TypeMaps.requireEmpty(types);
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, Integer.MAX_VALUE);
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> types) throws SQLException {
    TypeMaps.requireEmpty(types);
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    List<Value> elements = collection().elements();
    Ranges.check(index, count, elements.size());
    List<Value[]> rows = new ArrayList<>();
    long end = Math.min(elements.size(), index - 1 + count);
    for (int i = (int) index; i <= end; i++) {
      rows.add(new Value[] {new IntegerValue(i), elements.get(i - 1)});
    }
    Iterator<Value[]> iterator = rows.iterator();
    return JdbcResultSet.detached(COLUMNS, iterator);
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    TypeMaps.requireEmpty(types);
    return getResultSet(index, count);
  }

  @Override
  public void free() {
    collection = null;
  }
}
