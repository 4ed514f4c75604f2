package io.encdynamo.plan.bind;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB table in FROM. Its fields are made when they are first named, so that no other columns
 * are read.
 */
final class FromTable implements FromBinding {
  private final Tables tables;
  private final TableSource.Stored table;
  private final Identifier alias;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  FromTable(Tables tables, TableSource.Stored table, Identifier alias) {
    this.tables = tables;
    this.table = table;
    this.alias = alias;
  }

  @Override
  public Identifier alias() {
    return alias;
  }

  @Override
  public String schema() {
    return table.schema();
  }

  @Override
  public @Nullable Field find(Identifier name) {
    ColumnDefinition column = Names.column(name, table.shape().columns());
    return column == null ? null : field(column);
  }

  /** An attribute that nobody declared can be named all the same, if nothing declares any. */
  @Override
  public @Nullable Bound undeclared(Identifier name) {
    return table.registered() || table.shape().form() == TableShape.Form.DECLARED
        ? null
        : new Atom.Reference(field(TableShape.undeclared(name.text(), SqlType.ANY)));
  }

  /** As a value it would hide that NULL stands in it for what this connection may not read. */
  @Override
  public Bound whole() {
    RefusedColumns.checkWhole(table, "the item as one value");
    return new Atom.Reference(field(TableShape.undeclared(Read.ITEM, SqlType.of(Kind.MAP))));
  }

  /** The primary key: partition key, then sort key if there is one. */
  List<Field> keys() {
    return table.shape().keyColumns().stream().map(this::field).toList();
  }

  /** The item as it was read, for a write that follows. */
  Field row() {
    return field(TableShape.undeclared(Read.ROW, SqlType.ANY));
  }

  @Override
  public List<Field> visible() {
    List<Field> all = new ArrayList<>();
    for (ColumnDefinition column : tables.columns(table)) {
      if (!column.name().startsWith("$")) {
        all.add(field(column));
      }
    }
    return all;
  }

  @Override
  public List<String> names() {
    return table.shape().columns().stream().map(ColumnDefinition::name).toList();
  }

  private Field field(ColumnDefinition column) {
    return fields.computeIfAbsent(
        column.name(),
        name ->
            new Field(
                name,
                column.type(),
                !column.notNull() && !table.shape().isKey(name),
                new Field.Origin(
                    table.schema(), table.name(), column, table.denied().contains(name))));
  }

  @Override
  public Relation relation() {
    return new Source.StoredTable(table, alias.text(), List.copyOf(fields.values()));
  }
}
