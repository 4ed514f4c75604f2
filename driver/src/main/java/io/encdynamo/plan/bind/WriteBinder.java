package io.encdynamo.plan.bind;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds INSERT, UPSERT, UPDATE and DELETE. */
public final class WriteBinder {
  private final QueryBinder queries;

  /**
   * @param queries binds the queries inside
   */
  public WriteBinder(QueryBinder queries) {
    this.queries = queries;
  }

  // INSERT

  public BoundWrite.Insert insert(Statement.Insert insert) {
    if (insert.onConflict() != null) {
      throw Unsupported.at(insert, "ON CONFLICT", "UPSERT replaces what is there");
    }
    refuseReturning(insert.returning());
    TableSource.Stored table = writable(insert.table());
    if (insert.kind() != Statement.InsertKind.INSERT) {
      RefusedColumns.checkWhole(table, "replacing items");
    }
    List<ColumnDefinition> columns = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Identifier name : insert.columns()) {
      ColumnDefinition column = column(table, name);
      if (!named.add(column.name())) {
        throw Unsupported.invalid(name, "column " + column.name() + " is named twice");
      }
      columns.add(column);
    }
    Statement.InsertSource source = insert.source();
    boolean replaces = insert.kind() != Statement.InsertKind.INSERT;
    if (source instanceof Statement.InsertSource.Value value) {
      if (value.at() != null || !columns.isEmpty()) {
        throw Unsupported.at(insert, "AT, or columns, beside VALUE", "put the key into the item");
      }
      return new BoundWrite.Insert(table, replaces, List.of(), item(value.value()));
    }
    if (source instanceof Statement.InsertSource.Defaults) {
      throw Unsupported.at(insert, "DEFAULT VALUES", "give a value for the key");
    }
    if (columns.isEmpty() && !table.registered()) {
      throw Unsupported.invalid(insert, "name the columns: the catalog does not list this table");
    }
    if (columns.isEmpty()) {
      columns.addAll(
          table.shape().columns().stream().filter(c -> !c.name().startsWith("$")).toList());
    }
    for (ColumnDefinition column : columns) {
      if (table.denied().contains(column.name())) {
        throw RefusedColumns.refused(column.name());
      }
    }
    BoundQuery rows =
        source instanceof Statement.InsertSource.Rows values
            ? rows(values.rows(), columns, insert)
            : queries.bind(((Statement.InsertSource.FromQuery) source).query());
    if (rows.output().size() != columns.size()) {
      throw Unsupported.invalid(
          insert,
          "there are " + columns.size() + " columns and " + rows.output().size() + " values");
    }
    return new BoundWrite.Insert(table, replaces, List.copyOf(columns), rows);
  }

  private BoundQuery item(Expression value) {
    ExpressionBinder fixed = new ExpressionBinder(queries.scope(), queries);
    Bound bound = fixed.bind(value, SqlType.of(SqlType.Kind.MAP));
    Field field = Field.computed("item", bound.type());
    return new BoundQuery(
        new Source.Rows(List.of(List.of(bound)), List.of(field)),
        List.of(field),
        List.of("item"),
        BoundQuery.Form.VALUES,
        false);
  }

  private BoundQuery rows(
      List<List<Expression>> rows, List<ColumnDefinition> columns, Node insert) {
    ExpressionBinder fixed = new ExpressionBinder(queries.scope(), queries);
    List<List<Bound>> bound = new ArrayList<>();
    for (List<Expression> row : rows) {
      if (row.size() != columns.size()) {
        throw Unsupported.invalid(
            insert, "there are " + columns.size() + " columns and " + row.size() + " values");
      }
      List<Bound> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(fixed.bind(row.get(i), columns.get(i).type()));
      }
      bound.add(values);
    }
    List<Field> output = new ArrayList<>();
    for (ColumnDefinition column : columns) {
      output.add(Field.computed(column.name(), column.type()));
    }
    return new BoundQuery(
        new Source.Rows(bound, output),
        output,
        output.stream().map(Field::name).toList(),
        BoundQuery.Form.COLUMNS,
        false);
  }

  // UPDATE

  public BoundWrite.Update update(Statement.Update update) {
    refuseReturning(update.returning());
    TableSource.Stored table = writable(update.table());
    Target target = new Target(queries, table, alias(update.table(), update.alias()));
    Bound predicate = target.predicate(update.where());
    List<BoundWrite.Assignment> assignments = new ArrayList<>();
    List<AttributePath> removals = new ArrayList<>();
    for (Statement.Change change : update.changes()) {
      if (change instanceof Statement.Change.Set set) {
        AttributePath path = path(table, target, set.path());
        ColumnDefinition column = table.shape().column(path.column());
        SqlType type = path.steps().isEmpty() ? column.type() : SqlType.ANY;
        assignments.add(
            new BoundWrite.Assignment(path, column, target.binder().bind(set.value(), type)));
      } else {
        Statement.Change.Remove remove = (Statement.Change.Remove) change;
        removals.add(removable(table, path(table, target, remove.path())));
      }
    }
    refuseDuplicates(assignments, removals, update);
    List<Field> keys = target.item().keys();
    Field row = target.item().row();
    return new BoundWrite.Update(table, assignments, removals, keys, row, target.read(predicate));
  }

  private static AttributePath removable(TableSource.Stored table, AttributePath path) {
    ColumnDefinition column = table.shape().column(path.column());
    if (path.steps().isEmpty() && column.notNull()) {
      throw new DriverException(ErrorCode.NULL_NOT_ALLOWED, column.name(), table.name());
    }
    return path;
  }

  private static void refuseDuplicates(
      List<BoundWrite.Assignment> assignments, List<AttributePath> removals, Node update) {
    Set<AttributePath> seen = new HashSet<>();
    for (BoundWrite.Assignment assignment : assignments) {
      if (!seen.add(assignment.path())) {
        throw Unsupported.invalid(update, "column " + assignment.path().column() + " is set twice");
      }
    }
    for (AttributePath removal : removals) {
      if (!seen.add(removal)) {
        throw Unsupported.invalid(update, "column " + removal.column() + " is changed twice");
      }
    }
  }

  /** The attribute that a path of SET or REMOVE means; a key column is none. */
  private static AttributePath path(
      TableSource.Stored table, Target target, Expression expression) {
    List<AttributePath.Step> steps = new ArrayList<>();
    Expression rest = expression;
    while (target.column(rest) == null && rest instanceof Expression.Path path) {
      steps.add(0, step(path));
      rest = path.base();
    }
    Field field = target.column(rest);
    if (field == null) {
      if (rest instanceof Expression.Variable variable) {
        throw new DriverException(
            ErrorCode.COLUMN_NOT_FOUND,
            variable.name().text(),
            Nearest.hint(variable.name().text(), target.item().names()));
      }
      throw Unsupported.invalid(expression, "SET and REMOVE take the path of an attribute");
    }
    ExpressionBinder.readable(field);
    if (table.shape().isKey(field.name())) {
      throw Unsupported.at(
          expression,
          "Changing key column " + field.name(),
          "INSERT the item under its new key, then DELETE the old one");
    }
    if (!steps.isEmpty() && table.shape().column(field.name()).isEncrypted()) {
      throw Unsupported.at(
          expression, "Changing a part of encrypted column " + field.name(), "set the whole value");
    }
    return new AttributePath(field.name(), steps);
  }

  private static AttributePath.Step step(Expression.Path path) {
    if (path.step() instanceof Expression.PathStep.Member member) {
      return new AttributePath.Member(member.name().text());
    }
    if (path.step() instanceof Expression.PathStep.Element element
        && element.key() instanceof Expression.Literal literal) {
      if (literal.kind() == Expression.Literal.Kind.INTEGER && literal.text().length() < 10) {
        return new AttributePath.Element(Integer.parseInt(literal.text()));
      }
      if (literal.kind() == Expression.Literal.Kind.STRING) {
        return new AttributePath.Member(literal.text());
      }
    }
    throw Unsupported.at(path, "A computed path in SET or REMOVE", "write the place as a literal");
  }

  // DELETE

  public BoundWrite.Delete delete(Statement.Delete delete) {
    refuseReturning(delete.returning());
    TableSource.Stored table = writable(delete.table());
    RefusedColumns.checkWhole(table, "deleting items");
    Target target = new Target(queries, table, alias(delete.table(), delete.alias()));
    Bound predicate = target.predicate(delete.where());
    List<Field> keys = target.item().keys();
    Field row = target.item().row();
    return new BoundWrite.Delete(table, keys, row, target.read(predicate));
  }

  // What they share

  private static void refuseReturning(Statement.@Nullable Returning returning) {
    if (returning != null) {
      throw Unsupported.at(returning, "RETURNING", "SELECT the items by their key");
    }
  }

  private static Identifier alias(QualifiedName name, @Nullable Identifier alias) {
    return alias == null ? name.parts().get(name.parts().size() - 1) : alias;
  }

  private TableSource.Stored writable(QualifiedName name) {
    TableSource source = TableNames.find(queries.tables(), name);
    if (source instanceof TableSource.Stored stored && stored.index() != null) {
      throw Unsupported.at(name, "Writing to an index", "name the table");
    }
    if (source instanceof TableSource.Stored stored
        && stored.schema().equals(Tables.DEFAULT_SCHEMA)) {
      return stored;
    }
    throw Unsupported.at(
        name, "Writing to schema " + source.schema(), "write to schema " + Tables.DEFAULT_SCHEMA);
  }

  private static ColumnDefinition column(TableSource.Stored table, Identifier name) {
    TableShape shape = table.shape();
    ColumnDefinition column = Names.column(name, shape.columns());
    if (column != null) {
      return column;
    }
    if (!table.registered()) {
      return shape.column(name.text());
    }
    for (ColumnDefinition declared : shape.columns()) {
      if (declared.isEncrypted() && declared.name().equalsIgnoreCase(name.text())) {
        throw new DriverException(ErrorCode.ENCRYPTED_NAME_CASE, name.text(), declared.name());
      }
    }
    List<String> names = shape.columns().stream().map(ColumnDefinition::name).toList();
    throw new DriverException(
        ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), names));
  }

  /** The one table that an UPDATE or DELETE speaks of. */
  private record Target(FromTable item, ExpressionBinder binder) {
    Target(QueryBinder queries, TableSource.Stored table, Identifier alias) {
      this(new FromTable(queries.tables(), table, alias), queries);
    }

    private Target(FromTable item, QueryBinder queries) {
      this(item, new ExpressionBinder(scope(item, queries), queries));
    }

    private static Scope scope(FromTable item, QueryBinder queries) {
      Scope scope = new Scope(queries.scope());
      scope.add(item);
      return scope;
    }

    /** The column of a bare name; null for anything else. */
    @Nullable Field column(Expression expression) {
      return binder.bare(expression) instanceof Atom.Reference reference ? reference.field() : null;
    }

    @Nullable Bound predicate(@Nullable Expression where) {
      return where == null ? null : binder.predicate(where);
    }

    Relation read(@Nullable Bound predicate) {
      Relation table = item.relation();
      return predicate == null ? table : new Relation.Filter(table, predicate);
    }
  }
}
