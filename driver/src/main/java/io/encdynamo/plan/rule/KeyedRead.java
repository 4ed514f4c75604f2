package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.ComparisonOperator;

/** Whether a query is better run for each row around it, since it finds its rows by key. */
final class KeyedRead {
  /** So many requests by key are still better than a Scan of a table of unknown size. */
  private static final double MOST_REQUESTS = 100;

  /** A table of fewer items is read in one request or two. */
  private static final long SMALL = 1000;

  private KeyedRead() {}

  /**
   * Whether few requests by key do what would else be a Scan.
   *
   * @param around the rows around the query
   * @param query as it stands inside the expression
   * @param pulled the same without what it asks of the row around it
   */
  static boolean isBetter(Relation around, Relation query, Pulled pulled) {
    return !pulled.conditions().isEmpty()
        && Cardinality.rows(around) <= MOST_REQUESTS
        && query.anyMatch(
            part ->
                part instanceof Source.StoredTable table
                    && !isSmall(table)
                    && pulled.conditions().stream()
                        .anyMatch(bound -> givesPartition(table, bound)));
  }

  private static boolean isSmall(Source.StoredTable table) {
    long items = table.table().rowCount();
    return items > 0 && items < SMALL;
  }

  private static boolean givesPartition(Source.StoredTable table, Bound condition) {
    return condition instanceof Predicate.Comparison comparison
        && comparison.operator() == ComparisonOperator.EQUAL
        && (isPartition(table, comparison.left()) || isPartition(table, comparison.right()));
  }

  private static boolean isPartition(Source.StoredTable table, Bound expression) {
    return expression instanceof Atom.Reference reference
        && table.fields().contains(reference.field())
        && reference.field().name().equals(table.table().shape().partitionKey());
  }
}
