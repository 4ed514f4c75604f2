package io.encdynamo.jdbc.metadata;

import io.encdynamo.session.ResultColumn;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Declares the columns of an answer, in order. */
final class Columns {
  private final List<ResultColumn> columns = new ArrayList<>();

  /** Text that is never NULL. */
  Columns text(String name) {
    return add(name, SqlType.STRING, false);
  }

  Columns nullableText(String name) {
    return add(name, SqlType.STRING, true);
  }

  /** An int that is never NULL. */
  Columns integer(String name) {
    return add(name, SqlType.INTEGER, false);
  }

  Columns nullableInteger(String name) {
    return add(name, SqlType.INTEGER, true);
  }

  /** A short that is never NULL. */
  Columns small(String name) {
    return add(name, SqlType.of(SqlType.Kind.SMALLINT), false);
  }

  Columns nullableSmall(String name) {
    return add(name, SqlType.of(SqlType.Kind.SMALLINT), true);
  }

  Columns large(String name) {
    return add(name, SqlType.BIGINT, false);
  }

  Columns flag(String name) {
    return add(name, SqlType.BOOLEAN, false);
  }

  private Columns add(String name, SqlType type, boolean nullable) {
    columns.add(new ResultColumn(name, name, "", "", type, nullable));
    return this;
  }

  List<ResultColumn> list() {
    return List.copyOf(columns);
  }
}
