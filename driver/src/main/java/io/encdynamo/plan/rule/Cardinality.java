package io.encdynamo.plan.rule;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Equalities;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.value.IntegerValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a relation may have. Nothing is known but how many items a table had some hours ago
 * and which columns are its key; the rest are rules of thumb (Selinger et al., 1979).
 */
final class Cardinality {
  /** Rows of what nobody has counted. */
  private static final double UNKNOWN = 1000;

  private static final double EQUAL = 0.1;
  private static final double COMPARED = 1.0 / 3;
  private static final double TESTED = 0.5;

  private Cardinality() {}

  /** Rows, at least 1. */
  static double rows(Relation relation) {
    return Math.max(1, estimate(relation));
  }

  private static double estimate(Relation relation) {
    if (relation instanceof Source.StoredTable table) {
      return rows(table.table()) * selectivity(table.predicates(), table);
    } else if (relation instanceof Source.VirtualTable table) {
      return rows(table.table());
    } else if (relation instanceof Source.Rows values) {
      return values.rows().size();
    } else if (relation instanceof Source.SingleRow || relation instanceof Source.Nothing) {
      return 1;
    } else if (relation instanceof Source.Elements) {
      return 10;
    } else if (relation instanceof Source) {
      return UNKNOWN;
    } else if (relation instanceof Relation.Filter filter) {
      return rows(filter.input()) * selectivity(List.of(filter.predicate()), filter.input());
    } else if (relation instanceof Relation.Join join) {
      return joined(join);
    } else if (relation instanceof Relation.NotIn join) {
      return rows(join.left()) * TESTED;
    } else if (relation instanceof Relation.Combine combine) {
      return rows(combine.left()) + rows(combine.right());
    } else if (relation instanceof Relation.Limit limit) {
      return limit.limit() instanceof Atom.Constant constant
              && constant.value() instanceof IntegerValue most
          ? Math.min((double) most.value(), rows(limit.input()))
          : rows(limit.input());
    } else if (relation instanceof Grouped.Aggregate aggregate) {
      return groups(aggregate);
    } else if (relation instanceof Relation.Recursive recursive) {
      return UNKNOWN + rows(recursive.seed());
    } else if (relation instanceof Relation.Distinct distinct) {
      return rows(distinct.input()) * TESTED;
    }
    return rows(relation.inputs().get(0));
  }

  private static double rows(TableSource table) {
    return table.rowCount() == 0 ? UNKNOWN : (double) table.rowCount();
  }

  private static double groups(Grouped.Aggregate aggregate) {
    double rows = rows(aggregate.input());
    double different = 1;
    for (Relation.Computed key : aggregate.keys()) {
      double distinct = distinct(key.expression(), aggregate.input());
      different *= distinct == 0 ? Math.max(2, rows / 10) : distinct;
    }
    return Math.min(rows, different) * Math.max(1, aggregate.sets().size());
  }

  private static double joined(Relation.Join join) {
    double left = rows(join.left());
    double right = rows(join.right());
    double pairs = left * right * selectivity(join.conditions(), join.left(), join.right());
    return switch (join.kind()) {
      case INNER -> pairs;
      case LEFT -> Math.max(left, pairs);
      case RIGHT -> Math.max(right, pairs);
      case FULL -> Math.max(left + right, pairs);
      case SEMI -> Math.min(left * TESTED, pairs);
      case ANTI -> left * TESTED;
      case RIGHT_SEMI -> Math.min(right * TESTED, pairs);
      case RIGHT_ANTI -> right * TESTED;
    };
  }

  /** The part of the pairs of two relations for which conditions are true. */
  static double selectivity(List<Bound> conditions, Relation left, Relation right) {
    Equalities equalities = Equalities.of(conditions, left, right);
    double part = 1;
    for (int i = 0; i < equalities.left().size(); i++) {
      double ofLeft = distinct(equalities.left().get(i), left);
      double ofRight = distinct(equalities.right().get(i), right);
      double different = Math.max(ofLeft, ofRight);
      part /= different == 0 ? Math.min(rows(left), rows(right)) : different;
    }
    for (Bound condition : equalities.rest()) {
      part *= selectivity(condition, left);
    }
    return part;
  }

  private static double selectivity(List<Bound> predicates, Relation input) {
    double part = 1;
    for (Bound predicate : predicates) {
      part *= selectivity(predicate, input);
    }
    return part;
  }

  /** The part of the rows for which a predicate is true. */
  private static double selectivity(Bound predicate, Relation input) {
    if (predicate instanceof Predicate.And and) {
      return selectivity(and.terms(), input);
    } else if (predicate instanceof Predicate.Or or) {
      double sum = 0;
      for (Bound term : or.terms()) {
        sum += selectivity(term, input);
      }
      return Math.min(1, sum);
    } else if (predicate instanceof Predicate.Not not) {
      return not.operand() instanceof Predicate.Like ? 0.9 : 1 - selectivity(not.operand(), input);
    } else if (predicate instanceof Predicate.Comparison comparison) {
      return switch (comparison.operator()) {
        case EQUAL -> equal(comparison, input);
        case NOT_EQUAL -> 1 - EQUAL;
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> COMPARED;
      };
    } else if (predicate instanceof Predicate.InList in) {
      return Math.min(TESTED, in.candidates().size() * equal(in.operand(), input));
    } else if (predicate instanceof Predicate.Between) {
      return COMPARED * COMPARED;
    } else if (predicate instanceof Predicate.Like || predicate instanceof Predicate.IsAbsent) {
      return EQUAL;
    }
    return TESTED;
  }

  private static double equal(Predicate.Comparison comparison, Relation input) {
    return Math.min(equal(comparison.left(), input), equal(comparison.right(), input));
  }

  private static double equal(Bound operand, Relation input) {
    double different = distinct(operand, input);
    return different == 0 ? EQUAL : 1 / different;
  }

  /** How many different values an expression has, as far as keys tell; 0 if they do not. */
  private static double distinct(Bound expression, Relation relation) {
    return expression instanceof Atom.Reference reference
        ? distinct(reference.field(), relation)
        : 0;
  }

  private static double distinct(Field field, Relation relation) {
    if (relation instanceof Source.StoredTable table) {
      return distinct(field, table, table.table());
    } else if (relation instanceof Source.VirtualTable table) {
      return distinct(field, table, table.table());
    } else if (relation instanceof Relation.Project project) {
      Bound definition = definition(field, project.computed());
      return definition == null ? 0 : distinct(definition, project.input());
    } else if (relation instanceof Grouped.Aggregate aggregate) {
      Bound definition = definition(field, aggregate.keys());
      if (definition == null) {
        return 0;
      }
      double known = distinct(definition, aggregate.input());
      return known == 0 && aggregate.keys().size() == 1 ? rows(aggregate) : known;
    }
    for (Relation input : relation.inputs()) {
      if (input.output().contains(field)) {
        return distinct(field, input);
      }
    }
    return 0;
  }

  /** A part of a key of several columns has the root of the number of rows. */
  private static double distinct(Field field, Source source, TableSource table) {
    List<String> key = table.keyColumns();
    return source.output().contains(field) && key.contains(field.name())
        ? Math.pow(rows(table), 1.0 / key.size())
        : 0;
  }

  private static @Nullable Bound definition(Field field, List<Relation.Computed> computed) {
    for (Relation.Computed each : computed) {
      if (each.field() == field) {
        return each.expression();
      }
    }
    return null;
  }
}
