package io.encdynamo.plan.rule;

import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.ComparisonOperator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Joins relations pair by pair. Up to ten of them are joined in the best way of all there are, by
 * dynamic programming over their subsets (Selinger et al., 1979, with bushy trees); of more, the
 * two that cost least are joined first, again and again. A set of relations is a number: bit i
 * stands for relation i.
 */
final class JoinOrder {
  private static final int MOST_EXHAUSTIVE = 10;

  private final List<Relation> relations;
  private final List<Link> links = new ArrayList<>();

  /** Conditions that are not between relations. */
  private final List<Bound> rest = new ArrayList<>();

  /**
   * A condition between relations.
   *
   * @param left the relations that one side of an equality reads; all it reads for other conditions
   * @param right those of the other side; 0 for other conditions
   * @param part the part of the pairs for which it is true
   */
  private record Link(Bound condition, long left, long right, double part) {
    long all() {
      return left | right;
    }

    /** Whether a hash table of one set finds the rows of another one. */
    boolean hashes(long one, long other) {
      return right != 0
          && ((isIn(left, one) && isIn(right, other)) || (isIn(left, other) && isIn(right, one)));
    }
  }

  private JoinOrder(List<Relation> relations, List<Bound> conditions) {
    this.relations = relations;
    for (Bound condition : conditions) {
      long read = read(condition.fields());
      if (Long.bitCount(read) < 2) {
        rest.add(condition);
      } else {
        links.add(link(condition, read));
      }
    }
  }

  /** The inner join of all of these. */
  static Relation of(List<Relation> relations, List<Bound> conditions) {
    if (relations.size() > Long.SIZE - 1) {
      return leftDeep(relations, conditions);
    }
    JoinOrder order = new JoinOrder(relations, conditions);
    Relation joined = relations.size() <= MOST_EXHAUSTIVE ? order.exhaustive() : order.greedy();
    return PushPredicates.filtered(joined, order.rest);
  }

  private static Relation leftDeep(List<Relation> relations, List<Bound> conditions) {
    Relation joined = relations.get(0);
    for (Relation next : relations.subList(1, relations.size())) {
      joined = Relation.Join.of(joined, next, JoinKind.INNER, List.of());
    }
    return PushPredicates.filtered(joined, conditions);
  }

  private Link link(Bound condition, long read) {
    if (condition instanceof Predicate.Comparison comparison
        && comparison.operator() == ComparisonOperator.EQUAL
        && !comparison.hasNested()) {
      long left = read(comparison.left().fields());
      long right = read(comparison.right().fields());
      if (left != 0 && right != 0 && (left & right) == 0) {
        boolean single = Long.bitCount(left) == 1 && Long.bitCount(right) == 1;
        double part =
            single
                ? Cardinality.selectivity(List.of(condition), only(left), only(right))
                : 1 / Math.min(rows(left), rows(right));
        return new Link(condition, left, right, part);
      }
    }
    Relation any = relations.get(Long.numberOfTrailingZeros(read));
    return new Link(condition, read, 0, Cardinality.selectivity(List.of(condition), any, any));
  }

  private Relation only(long set) {
    return relations.get(Long.numberOfTrailingZeros(set));
  }

  /** The relations that give some of these fields. */
  private long read(Collection<Field> fields) {
    long set = 0;
    for (int i = 0; i < relations.size(); i++) {
      if (relations.get(i).output().stream().anyMatch(fields::contains)) {
        set |= 1L << i;
      }
    }
    return set;
  }

  private static boolean isIn(long part, long set) {
    return (part & ~set) == 0;
  }

  /** How many rows the join of a set gives. */
  private double rows(long set) {
    double rows = 1;
    for (int i = 0; i < relations.size(); i++) {
      if ((set & (1L << i)) != 0) {
        rows *= Cardinality.rows(relations.get(i));
      }
    }
    for (Link link : links) {
      if (isIn(link.all(), set)) {
        rows *= link.part;
      }
    }
    return Math.max(1, rows);
  }

  /** What joining two sets costs: the rows that are held, streamed or paired. */
  private double work(long left, double leftRows, long right, double rightRows) {
    boolean hashed = links.stream().anyMatch(link -> link.hashes(left, right));
    return hashed
        ? 2 * Math.min(leftRows, rightRows) + Math.max(leftRows, rightRows)
        : leftRows * rightRows;
  }

  private Relation exhaustive() {
    int all = (1 << relations.size()) - 1;
    double[] rows = new double[all + 1];
    double[] cost = new double[all + 1];
    int[] split = new int[all + 1];
    for (int set = 1; set <= all; set++) {
      rows[set] = rows(set);
      if (Integer.bitCount(set) == 1) {
        continue;
      }
      cost[set] = Double.POSITIVE_INFINITY;
      int first = Integer.lowestOneBit(set);
      // Each way to split the set in two, once: the first relation is in the first part.
      for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
        int other = set & ~part;
        if ((part & first) != 0) {
          double sum =
              cost[part] + cost[other] + work(part, rows[part], other, rows[other]) + rows[set];
          if (sum < cost[set]) {
            cost[set] = sum;
            split[set] = part;
          }
        }
      }
    }
    return tree(all, split);
  }

  private Relation tree(int set, int[] split) {
    if (Integer.bitCount(set) == 1) {
      return only(set);
    }
    int part = split[set];
    int other = set & ~part;
    return join(tree(part, split), part, tree(other, split), other);
  }

  private Relation greedy() {
    List<Relation> trees = new ArrayList<>(relations);
    List<Long> sets = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      sets.add(1L << i);
    }
    while (trees.size() > 1) {
      double least = Double.POSITIVE_INFINITY;
      int one = 0;
      int other = 1;
      for (int i = 0; i < sets.size(); i++) {
        for (int j = i + 1; j < sets.size(); j++) {
          long left = sets.get(i);
          long right = sets.get(j);
          double cost = work(left, rows(left), right, rows(right)) + rows(left | right);
          if (cost < least) {
            least = cost;
            one = i;
            other = j;
          }
        }
      }
      long left = sets.get(one);
      long right = sets.remove(other);
      trees.set(one, join(trees.get(one), left, trees.remove(other), right));
      sets.set(one, left | right);
    }
    return trees.get(0);
  }

  /** The smaller side is held. */
  private Relation join(Relation left, long leftSet, Relation right, long rightSet) {
    List<Bound> conditions = new ArrayList<>();
    for (Link link : links) {
      if (isIn(link.all(), leftSet | rightSet)
          && !isIn(link.all(), leftSet)
          && !isIn(link.all(), rightSet)) {
        conditions.add(link.condition);
      }
    }
    return rows(rightSet) <= rows(leftSet)
        ? Relation.Join.of(left, right, JoinKind.INNER, conditions)
        : Relation.Join.of(right, left, JoinKind.INNER, conditions);
  }
}
