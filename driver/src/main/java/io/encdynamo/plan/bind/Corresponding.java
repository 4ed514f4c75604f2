package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/**
 * CORRESPONDING: the operands of a set operation, each with those columns alone that go by the same
 * names in both (SQL:2016 part 2, 7.17).
 */
record Corresponding(BoundQuery left, BoundQuery right) {

  static Corresponding of(Query.Corresponding clause, BoundQuery left, BoundQuery right) {
    List<Identifier> columns =
        clause.columns().isEmpty() ? common(clause, left, right) : clause.columns();
    return new Corresponding(only(columns, left), only(columns, right));
  }

  /** The names that both have, in the order of the left ones. */
  private static List<Identifier> common(
      Query.Corresponding clause, BoundQuery left, BoundQuery right) {
    if (!left.hasColumns() || !right.hasColumns()) {
      throw Unsupported.invalid(
          clause, "CORRESPONDING needs columns that are known; name them with BY");
    }
    List<Identifier> common = new ArrayList<>();
    for (String label : left.labels()) {
      if (right.labels().contains(label)) {
        common.add(new Identifier(label, true, clause.place()));
      }
    }
    if (common.isEmpty()) {
      throw Unsupported.invalid(clause, "the queries have no column of the same name");
    }
    return common;
  }

  private static BoundQuery only(List<Identifier> columns, BoundQuery query) {
    Relation rows = query.hasColumns() ? query.labelled() : query.values("value");
    List<Relation.Computed> computed = new ArrayList<>();
    for (Identifier column : columns) {
      computed.add(
          query.hasColumns() ? field(column, rows.output()) : member(column, rows.output().get(0)));
    }
    List<Field> output = computed.stream().map(Relation.Computed::field).toList();
    return new BoundQuery(
        new Relation.Project(rows, List.copyOf(computed)),
        output,
        output.stream().map(Field::name).toList(),
        BoundQuery.Form.COLUMNS,
        false);
  }

  private static Relation.Computed field(Identifier name, List<Field> fields) {
    Field field = Names.field(name, fields);
    if (field == null) {
      List<String> names = fields.stream().map(Field::name).toList();
      throw new DriverException(
          ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), names));
    }
    return new Relation.Computed(
        new Field(field.name(), field.type(), field.nullable(), field.origin()),
        new Atom.Reference(field));
  }

  private static Relation.Computed member(Identifier name, Field value) {
    return Relation.Computed.of(
        name.text(), Computation.Member.of(new Atom.Reference(value), name.text(), name.quoted()));
  }
}
