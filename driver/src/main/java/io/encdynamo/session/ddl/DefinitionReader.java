package io.encdynamo.session.ddl;

import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.crypto.EncryptionMode;
import io.encdynamo.crypto.Suite;
import io.encdynamo.crypto.Suites;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Definition.ColumnDeclaration;
import io.encdynamo.grammar.tree.Definition.IndexDeclaration;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.TypeName;
import io.encdynamo.plan.bind.TypeNames;
import io.encdynamo.plan.bind.Unsupported;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE's tree as the definition that the catalog takes. */
final class DefinitionReader {
  private static final int STANDARD_BITS = 16;

  private final Definition.CreateTable create;

  DefinitionReader(Definition.CreateTable create) {
    this.create = create;
  }

  TableDefinition read() {
    List<Identifier> key = primaryKey();
    List<String> names = create.columns().stream().map(c -> c.name().text()).toList();
    List<TableDefinition.Column> columns = new ArrayList<>();
    for (ColumnDeclaration column : create.columns()) {
      columns.add(column(column));
    }
    List<IndexDefinition> indexes = new ArrayList<>();
    for (IndexDeclaration index : create.indexes()) {
      indexes.add(index(index, names));
    }
    return new TableDefinition(
        Definitions.tableName(create.table()).text(),
        columns,
        declared(key.get(0), names),
        key.size() > 1 ? declared(key.get(1), names) : null,
        indexes);
  }

  private List<Identifier> primaryKey() {
    List<Identifier> key = new ArrayList<>(create.primaryKey());
    for (ColumnDeclaration column : create.columns()) {
      if (column.primaryKey()) {
        key.add(column.name());
      }
    }
    if (key.isEmpty()) {
      throw Unsupported.at(
          create, "A table without PRIMARY KEY", "declare PRIMARY KEY (partition [, sort])");
    }
    if (key.size() > 2 || (key.size() > 1 && create.primaryKey().isEmpty())) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          "A primary key has a partition key and at most a sort key; write it once");
    }
    return key;
  }

  /** The column that a name in a key means, as it was declared. */
  static String declared(Identifier name, List<String> names) {
    if (names.contains(name.text())) {
      return name.text();
    }
    List<String> found =
        name.quoted()
            ? List.of()
            : names.stream().filter(other -> other.equalsIgnoreCase(name.text())).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new DriverException(
        ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), names));
  }

  private static TableDefinition.Column column(ColumnDeclaration column) {
    if (column.defaultValue() != null) {
      throw Unsupported.at(column, "DEFAULT", "give the value in INSERT");
    }
    TypeName type = column.type();
    return new TableDefinition.Column(
        column.name().text(),
        type == null ? SqlType.ANY : TypeNames.type(type),
        column.notNull(),
        null,
        encrypted(column.encrypted()));
  }

  static TableDefinition.@Nullable Encrypted encrypted(Definition.@Nullable Encrypted encrypted) {
    if (encrypted == null) {
      return null;
    }
    boolean deterministic = Boolean.TRUE.equals(encrypted.deterministic());
    Identifier key = encrypted.key();
    Identifier domain = encrypted.domain();
    Integer bits = encrypted.blindIndexBits();
    return new TableDefinition.Encrypted(
        deterministic ? EncryptionMode.DETERMINISTIC : EncryptionMode.RANDOMIZED,
        suite(encrypted.suite()),
        key == null ? null : key.text(),
        domain == null ? null : domain.text(),
        encrypted.padded(),
        !encrypted.blindIndex() ? 0 : bits == null ? STANDARD_BITS : bits);
  }

  private static @Nullable Suite suite(@Nullable Identifier name) {
    if (name == null) {
      return null;
    }
    Suite suite = Suites.named(name.text());
    if (suite == null) {
      throw Unsupported.at(
          name,
          "Suite " + name.text(),
          String.join(" and ", Suites.all().stream().map(Suite::sqlName).toList()) + " are");
    }
    return suite;
  }

  private static IndexDefinition index(IndexDeclaration index, List<String> names) {
    List<Identifier> columns = index.columns();
    if (columns.isEmpty() || columns.size() > 2) {
      throw Unsupported.at(index, "An index over so many columns", "one or two are");
    }
    return new IndexDefinition(
        index.name().text(),
        index.local() ? IndexDefinition.Kind.LOCAL : IndexDefinition.Kind.GLOBAL,
        declared(columns.get(0), names),
        columns.size() > 1 ? declared(columns.get(1), names) : null,
        IndexDefinition.Projection.valueOf(index.projection()),
        index.included().stream().map(name -> declared(name, names)).toList());
  }
}
