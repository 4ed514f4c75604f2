package io.encdynamo.plan.rule;

import io.encdynamo.engine.HeldKeys;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Equalities;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sideways information passing: a join tells the keys it holds to what it streams. A table whose
 * rows can be looked up by them reads no others if the keys turn out to be few. Where groups are
 * streamed and the keys are likely to be few, only the rows of groups that can find a partner are
 * grouped: so a query that was inside an expression does not compute what nobody asks it for.
 *
 * <p>A row that is left out has a key that the join does not hold. What an outer join in between
 * makes of its partners has NULL there, which the join above does not take either.
 */
final class PassKeysSideways {
  private static final double CLEARLY = 2;

  private final HeldKeys.Of held = new HeldKeys.Of();
  private final int width;
  private final boolean few;

  private PassKeysSideways(int width, boolean few) {
    this.width = width;
    this.few = few;
  }

  /** An equivalent relation, the queries inside its expressions included. */
  static Relation apply(Relation relation) {
    Relation inner =
        relation
            .mapInputs(PassKeysSideways::apply)
            .mapExpressions(bound -> bound.rewriteNested(PassKeysSideways::apply));
    return inner instanceof Relation.Join join && !join.kind().keepsLeft() && !join.isLateral()
        ? passed(join)
        : inner;
  }

  private static Relation passed(Relation.Join join) {
    List<Bound> keys = Equalities.of(join.conditions(), join.left(), join.right()).left();
    boolean few = Cardinality.rows(join.right()) * CLEARLY < Cardinality.rows(join.left());
    PassKeysSideways pass = new PassKeysSideways(keys.size(), few);
    Relation left = pass.below(join.left(), Keys.of(keys));
    return left == join.left() ? join : join.telling(pass.held, left);
  }

  /** What the join compares, as far as it is a field of the relation at hand, by its place. */
  private record Keys(Map<Integer, Field> fields) {

    static Keys of(List<Bound> compared) {
      Map<Integer, Field> fields = new HashMap<>();
      for (int i = 0; i < compared.size(); i++) {
        if (compared.get(i) instanceof Atom.Reference reference) {
          fields.put(i, reference.field());
        }
      }
      return new Keys(fields);
    }

    /** Those that are fields of a relation. */
    Keys among(List<Field> output) {
      Map<Integer, Field> some = new HashMap<>(fields);
      some.values().retainAll(new HashSet<>(output));
      return new Keys(some);
    }

    /** Those that only have another name below what computes them. */
    Keys below(List<Relation.Computed> computed) {
      Map<Integer, Field> some = new HashMap<>();
      for (Relation.Computed each : computed) {
        if (each.expression() instanceof Atom.Reference reference) {
          fields.forEach(
              (place, field) -> {
                if (field == each.field()) {
                  some.put(place, reference.field());
                }
              });
        }
      }
      return new Keys(some);
    }

    /** The place of a column, or -1. */
    int place(String column) {
      for (Map.Entry<Integer, Field> each : fields.entrySet()) {
        if (each.getValue().name().equals(column)) {
          return each.getKey();
        }
      }
      return -1;
    }
  }

  /** The relation with less rows; itself if nothing in it makes use of the keys. */
  private Relation below(Relation relation, Keys keys) {
    if (keys.fields.isEmpty()) {
      return relation;
    } else if (relation instanceof Source source) {
      Relation.LookUp.By way = way(source, keys);
      return way == null ? source : new Relation.LookUp(source, List.of(way));
    } else if (relation instanceof Relation.LookUp lookUp) {
      Relation.LookUp.By way = way(lookUp.input(), keys);
      return way == null ? lookUp : lookUp.or(way);
    } else if (relation instanceof Relation.Filter
        || relation instanceof Relation.Sort
        || relation instanceof Relation.Distinct) {
      return relation.mapInputs(input -> below(input, keys));
    } else if (relation instanceof Relation.Project project) {
      return project.mapInputs(input -> below(input, keys.below(project.computed())));
    } else if (relation instanceof Relation.Join join && !join.isLateral()) {
      Keys given = keys.among(join.output());
      return join.mapInputs(input -> below(input, given.among(input.output())));
    } else if (relation instanceof Grouped.Aggregate aggregate && aggregate.sets().isEmpty()) {
      return below(aggregate, keys);
    }
    return relation;
  }

  private Relation below(Grouped.Aggregate aggregate, Keys keys) {
    Relation input = below(aggregate.input(), keys.below(aggregate.keys()));
    List<Bound> compared = few ? ofRows(aggregate, keys) : List.of();
    Relation less = compared.isEmpty() ? input : new Relation.Partnered(input, compared, held);
    return aggregate.mapInputs(all -> less);
  }

  /** What the join compares, over the rows that are grouped; empty unless they have all of it. */
  private List<Bound> ofRows(Grouped.Aggregate aggregate, Keys keys) {
    Substitution definitions = Substitution.of(aggregate.keys());
    List<Bound> compared = new ArrayList<>();
    for (int place = 0; place < width; place++) {
      Field field = keys.fields.get(place);
      if (field == null || !definitions.defines(List.of(field))) {
        return List.of();
      }
      Bound key = definitions.apply(new Atom.Reference(field));
      if (!key.isDeterministic() || key.hasNested()) {
        return List.of();
      }
      compared.add(key);
    }
    return List.copyOf(compared);
  }

  /** How rows of a table are looked up; null if they cannot be. */
  private Relation.LookUp.@Nullable By way(Source source, Keys keys) {
    TableSource table =
        source instanceof Source.StoredTable stored
            ? stored.table()
            : source instanceof Source.VirtualTable virtual ? virtual.table() : null;
    if (table == null) {
      return null;
    }
    for (List<String> columns : table.lookUps()) {
      List<Integer> places = columns.stream().map(keys::place).toList();
      if (!places.contains(-1)) {
        return new Relation.LookUp.By(columns, places, held);
      }
    }
    return null;
  }
}
