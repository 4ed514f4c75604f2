package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * A bound query.
 *
 * @param output its columns, in order; what the relation gives besides is not part of the result
 * @param labels what the query calls them
 * @param ordered whether the order of the rows is part of the result
 */
public record BoundQuery(
    Relation relation, List<Field> output, List<String> labels, Form form, boolean ordered) {

  /** What the rows are. */
  public enum Form {
    /** Each is a struct of the columns. */
    COLUMNS,
    /** Each is a list of the columns: VALUES. */
    ROWS,
    /** Each is the value of the one column, of any form: SELECT VALUE. */
    VALUES,
    /** There is one, and the result is its value: PIVOT, or an expression by itself. */
    SINGLE
  }

  /** The value of a row. */
  Bound element() {
    if (form == Form.ROWS) {
      return list();
    } else if (form != Form.COLUMNS) {
      return new Atom.Reference(output.get(0));
    }
    List<Bound> names = new ArrayList<>();
    List<Bound> values = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      names.add(Atom.Constant.of(labels.get(i)));
      values.add(new Atom.Reference(output.get(i)));
    }
    return new Construction.Struct(List.copyOf(names), List.copyOf(values));
  }

  /** The columns of a row, as a list. */
  Bound list() {
    List<Bound> values = new ArrayList<>();
    output.forEach(field -> values.add(new Atom.Reference(field)));
    return new Construction.Collection(false, List.copyOf(values));
  }

  /** Whether its columns have names. */
  boolean hasColumns() {
    return form == Form.COLUMNS || form == Form.ROWS;
  }

  /** The values of the rows, as one column. */
  Relation values(String name) {
    return only(Relation.Computed.of(name, element()));
  }

  /** A relation of one column. */
  Relation only(Relation.Computed column) {
    return new Relation.Project(relation, List.of(column));
  }

  /** A relation of the columns and no others, named by their labels. */
  Relation labelled() {
    List<Relation.Computed> computed = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      Field field = output.get(i);
      computed.add(
          new Relation.Computed(
              new Field(labels.get(i), field.type(), field.nullable(), field.origin()),
              new Atom.Reference(field)));
    }
    return new Relation.Project(relation, computed);
  }

  /** The same query, its columns called by other names. */
  BoundQuery renamed(List<Identifier> names, Identifier alias) {
    if (names.size() != output.size()) {
      throw Unsupported.invalid(
          alias,
          alias.text() + " has " + output.size() + " columns, " + names.size() + " are named");
    }
    List<String> renamed = names.stream().map(Identifier::text).toList();
    return new BoundQuery(relation, output, renamed, form, ordered);
  }
}
