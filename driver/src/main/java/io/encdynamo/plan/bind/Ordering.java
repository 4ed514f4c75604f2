package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What terms of ORDER BY mean. */
final class Ordering {
  private Ordering() {}

  /** The place, from 0, that a whole number in ORDER BY or GROUP BY names; null for no number. */
  static @Nullable Integer ordinal(Expression expression, int columns) {
    if (!(expression instanceof Expression.Literal literal)
        || literal.kind() != Expression.Literal.Kind.INTEGER) {
      return null;
    }
    if (literal.text().length() > 5
        || Integer.parseInt(literal.text()) < 1
        || Integer.parseInt(literal.text()) > columns) {
      throw Unsupported.invalid(literal, "there is no column of this number in SELECT");
    }
    return Integer.parseInt(literal.text()) - 1;
  }

  static Relation.SortKey key(Expression.OrderTerm term, Bound key) {
    Boolean nullsFirst = term.nullsFirst();
    // PartiQL: absent values sort behind all others, so they come last unless descending.
    return new Relation.SortKey(
        key, term.descending(), nullsFirst == null ? term.descending() : nullsFirst);
  }

  static Relation sorted(Relation relation, List<Relation.SortKey> keys) {
    return keys.isEmpty() ? relation : new Relation.Sort(relation, List.copyOf(keys));
  }
}
