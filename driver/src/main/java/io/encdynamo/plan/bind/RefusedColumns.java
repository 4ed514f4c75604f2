package io.encdynamo.plan.bind;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.operator.SetOperation;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.TableSource;

/**
 * Rule 7 of the format page: a column whose key is refused may stand as a bare item of SELECT, and
 * is NULL there; nothing may depend on it. Names are checked where they are bound; here whole
 * queries are, so that no NULL that stands for a refused value is taken for the value further up.
 */
public final class RefusedColumns {
  private RefusedColumns() {}

  /** Whether a field stands for a refused value. */
  public static boolean isRefused(Field field) {
    Field.Origin origin = field.origin();
    return origin != null && origin.denied();
  }

  /**
   * Checks a query: refused values may only be handed on.
   *
   * @throws DriverException 5E002
   */
  public static void check(Relation relation) {
    relation.inputs().forEach(RefusedColumns::check);
    if (relation instanceof Relation.Project project) {
      project.computed().forEach(RefusedColumns::check);
    } else {
      relation.expressions().forEach(RefusedColumns::check);
    }
    boolean comparesRows =
        relation instanceof Relation.Distinct
            || relation instanceof Relation.Recursive
            || (relation instanceof Relation.Combine combine
                && combine.operation() != SetOperation.UNION_ALL);
    if (comparesRows) {
      relation.inputs().forEach(RefusedColumns::checkOutput);
    }
  }

  /**
   * Checks an expression: it may read no refused value.
   *
   * @throws DriverException 5E002
   */
  public static void check(Bound expression) {
    expression.fields().forEach(RefusedColumns::check);
    checkNested(expression);
  }

  private static void check(Relation.Computed computed) {
    if (isRefused(computed.field()) && computed.expression().children().isEmpty()) {
      return; // a bare item, or one handed on
    }
    check(computed.expression());
  }

  private static void checkNested(Bound expression) {
    if (expression instanceof Nested nested) {
      check(nested.relation());
      if (nested.kind() != Nested.Kind.EXISTS) {
        checkOutput(nested.relation());
      }
    }
    expression.children().forEach(RefusedColumns::checkNested);
  }

  /** Something is made of the rows, so none of their columns may be refused. */
  private static void checkOutput(Relation relation) {
    relation.output().forEach(RefusedColumns::check);
  }

  /**
   * Checks a value that something is made of.
   *
   * @throws DriverException 5E002
   */
  public static void check(Field field) {
    if (isRefused(field)) {
      throw refused(field.name());
    }
  }

  /**
   * Checks that a write which replaces or removes whole items loses no value that this connection
   * may not see.
   *
   * @throws DriverException 5E002
   */
  public static void checkWhole(TableSource.Stored table, String what) {
    for (ColumnDefinition column : table.shape().columns()) {
      if (table.denied().contains(column.name())) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE,
            "of column '" + column.name() + "'",
            "its provider refuses it, and " + what + " would touch the column's value");
      }
    }
  }

  static DriverException refused(String column) {
    return new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE,
        "of column '" + column + "'",
        "its provider refuses it; the column may stand as a bare item of SELECT alone");
  }
}
