package io.encdynamo.plan.logical;

import io.encdynamo.engine.WorkingTable;
import io.encdynamo.plan.access.ReadTemplate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relation that reads no other one. */
public sealed interface Source extends Relation {

  @Override
  default List<Relation> inputs() {
    return List.of();
  }

  @Override
  default Relation withInputs(List<Relation> inputs) {
    return this;
  }

  @Override
  default List<Bound> expressions() {
    return List.of();
  }

  @Override
  default Relation withExpressions(List<Bound> expressions) {
    return this;
  }

  /** One row without fields: what a SELECT without FROM reads. */
  record SingleRow() implements Source {
    @Override
    public List<Field> output() {
      return List.of();
    }
  }

  /** No rows, because the predicate can never be true. */
  record Nothing(List<Field> output) implements Source {}

  /**
   * The items of a DynamoDB table.
   *
   * @param fields the columns that the statement names
   * @param output those that are needed above
   * @param predicates those that stand over it and speak of it alone; what DynamoDB does not answer
   *     of them is answered here
   */
  record StoredTable(
      TableSource.Stored table,
      String alias,
      List<Field> fields,
      List<Field> output,
      List<Bound> predicates)
      implements Source {

    /** All columns that the statement names. */
    public StoredTable(TableSource.Stored table, String alias, List<Field> fields) {
      this(table, alias, fields, fields, List.of());
    }

    @Override
    public List<Field> row() {
      return fields;
    }

    @Override
    public List<Bound> expressions() {
      return predicates;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new StoredTable(table, alias, fields, output, List.copyOf(expressions));
    }

    /** The same with less columns. */
    public StoredTable giving(List<Field> some) {
      return new StoredTable(table, alias, fields, List.copyOf(some), predicates);
    }
  }

  /**
   * The items of a DynamoDB table on a chosen path.
   *
   * @param fields the columns that the statement names
   * @param answered the predicates that path and filter answer
   */
  record PlannedRead(
      TableSource.Stored table,
      String alias,
      List<Field> fields,
      List<Field> output,
      ReadTemplate template,
      List<Bound> answered)
      implements Source {

    /** What path and filter compare with may be fields of rows around. */
    @Override
    public Set<Field> free() {
      Set<Field> read = new LinkedHashSet<>();
      answered.forEach(predicate -> read.addAll(predicate.fields()));
      read.removeAll(Set.copyOf(fields));
      return read;
    }
  }

  /** The rows of a table that the driver answers by itself. */
  record VirtualTable(TableSource.Virtual table, String alias, List<Field> output)
      implements Source {}

  /** Rows written down: VALUES. */
  record Rows(List<List<Bound>> rows, List<Field> output) implements Source {
    @Override
    public List<Bound> expressions() {
      List<Bound> all = new ArrayList<>();
      rows.forEach(all::addAll);
      return all;
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      Iterator<Bound> next = expressions.iterator();
      return new Rows(
          rows.stream().map(row -> row.stream().map(old -> next.next()).toList()).toList(), output);
    }
  }

  /**
   * The elements of a collection, or the members of a struct.
   *
   * @param unpivot whether the members of a struct are meant, with their names
   * @param at the place of an element from 0, or the name of a member; null if nobody asks
   */
  record Elements(Bound collection, boolean unpivot, Field element, @Nullable Field at)
      implements Source {
    @Override
    public List<Field> output() {
      return at == null ? List.of(element) : List.of(element, at);
    }

    @Override
    public List<Bound> expressions() {
      return List.of(collection);
    }

    @Override
    public Relation withExpressions(List<Bound> expressions) {
      return new Elements(expressions.get(0), unpivot, element, at);
    }
  }

  /** The rows that a recursive query found last. */
  record WorkingRows(WorkingTable working, List<Field> output) implements Source {}
}
