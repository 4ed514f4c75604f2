package io.encdynamo.plan.rule;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.plan.access.Operand;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Placement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be asked of a table: what has one value for all its rows. */
final class Operands {
  private final Set<Field> row;
  private final ExpressionCompiler compiler;

  /**
   * @param row the fields of the table
   * @param outer compiles over the rows around the table; null for none
   */
  Operands(List<Field> row, @Nullable ExpressionCompiler outer) {
    this.row = Set.copyOf(row);
    this.compiler = ExpressionCompiler.of(List.of(), outer);
  }

  /** The column of the table that an expression is, if it is one. */
  @Nullable ColumnDefinition column(Bound expression) {
    return expression instanceof Atom.Reference reference
            && row.contains(reference.field())
            && reference.field().origin() != null
        ? reference.field().origin().column()
        : null;
  }

  /** Where a predicate over the table can be evaluated. */
  Placement placement(Bound predicate) {
    return Placement.of(predicate, field -> row.contains(field) && field.origin() != null);
  }

  /** Whether an expression has one value for all rows of the table. */
  boolean isFixed(Bound expression) {
    return Collections.disjoint(expression.fields(), row) && expression.isDeterministic();
  }

  /** An expression that is fixed, as what a column is compared with. */
  Operand of(Bound expression, ColumnDefinition column) {
    return new Operand(compiler.compile(expression), expression.type(), column);
  }
}
