package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import java.util.List;

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
   * What a name stands for, with its schema before it or without.
   *
   * @throws DriverException 42S02 with the nearest name; 0A000 for an index
   */
  static TableSource find(Tables tables, QualifiedName name) {
    List<Identifier> parts = name.parts();
    Identifier last = parts.get(parts.size() - 1);
    if (parts.size() > 2) {
      throw Unsupported.at(name, "Naming an index", "name the table; the driver finds the path");
    }
    String schema = Tables.DEFAULT_SCHEMA;
    if (parts.size() == 2) {
      String named = tables.schema(parts.get(0).text());
      if (named == null) {
        if (mayBe(tables, parts)) {
          throw Unsupported.at(
              name, "Naming an index", "name the table; the driver finds the path");
        }
        throw new DriverException(
            ErrorCode.TABLE_NOT_FOUND, parts.get(0).text() + "." + last.text(), "");
      }
      schema = named;
    }
    TableSource found = tables.find(schema, last.text(), last.quoted());
    if (found == null) {
      throw new DriverException(
          ErrorCode.TABLE_NOT_FOUND, last.text(), Nearest.hint(last.text(), tables.names(schema)));
    }
    return found;
  }
}
