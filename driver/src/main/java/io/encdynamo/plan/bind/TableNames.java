package io.encdynamo.plan.bind;

import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import java.util.List;
import java.util.Objects;

/** Looks up tables by their names. */
final class TableNames {
  private TableNames() {}

  /** Whether there is such a table, or a schema or table that the names begin with. */
  static boolean mayBe(Tables tables, List<Identifier> parts) {
    Identifier first = parts.get(0);
    boolean table = tables.find(Tables.DEFAULT_SCHEMA, first.text(), first.quoted()) != null;
    return table || (parts.size() > 1 && tables.schema(first.text()) != null);
  }

  /**
   * What a name stands for: a table, with its schema before it or without, or one of its indexes
   * behind it. Of two names the first means a schema before it means a table.
   *
   * @throws DriverException 42S02 with the nearest name
   */
  static TableSource find(Tables tables, QualifiedName name) {
    List<Identifier> parts = name.parts();
    Identifier first = parts.get(0);
    String schema = parts.size() == 1 ? null : tables.schema(first.text());
    if (parts.size() > 3 || (parts.size() == 3 && schema == null)) {
      throw new DriverException(ErrorCode.TABLE_NOT_FOUND, dotted(parts), "");
    }
    if (parts.size() == 1) {
      return table(tables, Tables.DEFAULT_SCHEMA, first);
    } else if (parts.size() == 3) {
      return index(table(tables, Objects.requireNonNull(schema), parts.get(1)), parts.get(2), name);
    }
    Identifier last = parts.get(1);
    TableSource inSchema = schema == null ? null : tables.find(schema, last.text(), last.quoted());
    if (inSchema != null) {
      return inSchema;
    }
    TableSource table = tables.find(Tables.DEFAULT_SCHEMA, first.text(), first.quoted());
    if (table != null) {
      return index(table, last, name);
    } else if (schema != null) {
      return table(tables, schema, last);
    }
    throw new DriverException(ErrorCode.TABLE_NOT_FOUND, dotted(parts), "");
  }

  private static TableSource table(Tables tables, String schema, Identifier name) {
    TableSource found = tables.find(schema, name.text(), name.quoted());
    if (found == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND, name.text(), Nearest.hint(name.text(), tables.names(schema)));
    }
    return found;
  }

  private static TableSource index(TableSource table, Identifier name, QualifiedName whole) {
    if (!(table instanceof TableSource.Stored stored)) {
      throw new DriverException(ErrorCode.TABLE_NOT_FOUND, dotted(whole.parts()), "");
    }
    List<IndexDefinition> indexes = stored.shape().indexes();
    IndexDefinition index = Names.match(name, indexes, IndexDefinition::name);
    if (index == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND,
          dotted(whole.parts()),
          Nearest.hint(name.text(), indexes.stream().map(IndexDefinition::name).toList()));
    }
    return stored.through(index);
  }

  private static String dotted(List<Identifier> parts) {
    return String.join(".", parts.stream().map(Identifier::text).toList());
  }
}
