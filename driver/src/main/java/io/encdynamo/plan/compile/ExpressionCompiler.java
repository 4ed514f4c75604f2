package io.encdynamo.plan.compile;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.aggregate.CollectionAggregates;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.expression.Constructors;
import io.encdynamo.engine.expression.Exclusion;
import io.encdynamo.engine.expression.Expressions;
import io.encdynamo.engine.expression.InnerQuery;
import io.encdynamo.engine.expression.Logic;
import io.encdynamo.engine.expression.Outer;
import io.encdynamo.engine.expression.Paths;
import io.encdynamo.engine.expression.StructMerge;
import io.encdynamo.engine.expression.Subqueries;
import io.encdynamo.engine.expression.Texts;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compiles bound expressions over the rows of one relation. What is a field of no relation here is
 * one of a row around: of the row that a query inside an expression is run for.
 */
public final class ExpressionCompiler {
  private final IdentityHashMap<Field, Integer> slots = new IdentityHashMap<>();
  private final @Nullable ExpressionCompiler outer;

  private ExpressionCompiler(List<Field> row, @Nullable ExpressionCompiler outer) {
    for (int i = 0; i < row.size(); i++) {
      slots.putIfAbsent(row.get(i), i);
    }
    this.outer = outer;
  }

  /**
   * A compiler.
   *
   * @param row the fields of the rows, in order
   * @param outer compiles over the row that the rows stand within; null for none
   */
  public static ExpressionCompiler of(List<Field> row, @Nullable ExpressionCompiler outer) {
    return new ExpressionCompiler(row, outer);
  }

  /** A compiler for expressions that read no field. */
  public static ExpressionCompiler ofFixed() {
    return of(List.of(), null);
  }

  private Evaluator reference(Field field) {
    int depth = 0;
    for (ExpressionCompiler each = this; each != null; each = each.outer) {
      Integer slot = each.slots.get(field);
      if (slot != null) {
        return depth == 0 ? Expressions.slot(slot) : Outer.of(depth, slot);
      }
      depth++;
    }
    throw new IllegalStateException("No relation gives field " + field);
  }

  public List<Evaluator> compileAll(List<Bound> expressions) {
    List<Evaluator> compiled = new ArrayList<>(expressions.size());
    for (Bound expression : expressions) {
      compiled.add(compile(expression));
    }
    return compiled;
  }

  /** All of the predicates at once; null if there are none. */
  public @Nullable Evaluator compileConjunction(List<Bound> predicates) {
    return switch (predicates.size()) {
      case 0 -> null;
      case 1 -> compile(predicates.get(0));
      default -> Logic.and(compileAll(predicates));
    };
  }

  /** The keys of an ORDER BY. */
  List<SortKey> sortKeys(List<Relation.SortKey> keys) {
    List<SortKey> compiled = new ArrayList<>();
    for (Relation.SortKey key : keys) {
      compiled.add(new SortKey(compile(key.expression()), key.descending(), key.nullsFirst()));
    }
    return compiled;
  }

  /** The evaluator of an expression. */
  public Evaluator compile(Bound expression) {
    if (expression instanceof Atom.Constant constant) {
      return Expressions.constant(constant.value());
    } else if (expression instanceof Atom.Parameter parameter) {
      return Expressions.parameter(parameter.index());
    } else if (expression instanceof Atom.Reference reference) {
      return reference(reference.field());
    } else if (expression instanceof Predicate.Comparison comparison) {
      return Comparisons.compare(
          comparison.operator(), compile(comparison.left()), compile(comparison.right()));
    } else if (expression instanceof Predicate.Same same) {
      return Comparisons.same(compile(same.left()), compile(same.right()));
    } else if (expression instanceof Predicate.And and) {
      return Logic.and(compileAll(and.terms()));
    } else if (expression instanceof Predicate.Or or) {
      return Logic.or(compileAll(or.terms()));
    } else if (expression instanceof Predicate.Not not) {
      return Logic.not(compile(not.operand()));
    } else if (expression instanceof Predicate.IsAbsent absent) {
      Evaluator operand = compile(absent.operand());
      return absent.missing() ? Expressions.isMissing(operand) : Expressions.isNull(operand);
    } else if (expression instanceof Predicate.Between between) {
      return Comparisons.between(
          compile(between.operand()), compile(between.low()), compile(between.high()));
    } else if (expression instanceof Predicate.InList in) {
      return Comparisons.in(compile(in.operand()), compileAll(in.candidates()));
    } else if (expression instanceof Predicate.InCollection in) {
      return Comparisons.inCollection(compile(in.operand()), compile(in.collection()));
    } else if (expression instanceof Predicate.Like like) {
      Bound escape = like.escape();
      return Texts.like(
          compile(like.operand()),
          compile(like.pattern()),
          escape == null ? null : compile(escape));
    } else if (expression instanceof Computation.Case choice) {
      return compileCase(choice);
    } else if (expression instanceof Computation.Cast cast) {
      return Expressions.cast(compile(cast.operand()), cast.type());
    } else if (expression instanceof Computation.Member member) {
      return compileMember(member);
    } else if (expression instanceof Computation.AnyMember member) {
      return Paths.fieldOfAny(compileAll(member.bases()), member.name(), member.exact());
    } else if (expression instanceof Computation.Element element) {
      return Paths.element(compile(element.base()), compile(element.index()));
    } else if (expression instanceof Computation.Call call) {
      return Expressions.call(call.function(), compileAll(call.arguments()));
    } else if (expression instanceof Computation.Calculation calculation) {
      return Arithmetic.of(
          calculation.operator(), compile(calculation.left()), compile(calculation.right()));
    } else if (expression instanceof Computation.Sign sign) {
      Evaluator operand = compile(sign.operand());
      return sign.negative() ? Arithmetic.negate(operand) : Arithmetic.plus(operand);
    } else if (expression instanceof Computation.Concatenation concatenation) {
      return Texts.concat(compile(concatenation.left()), compile(concatenation.right()));
    } else if (expression instanceof Predicate.TruthTest test) {
      Evaluator operand = compile(test.operand());
      return switch (test.truth()) {
        case TRUE -> Logic.is(operand, true);
        case FALSE -> Logic.is(operand, false);
        case UNKNOWN -> Logic.isUnknown(operand);
      };
    } else if (expression instanceof Predicate.Similar similar) {
      Bound escape = similar.escape();
      return Texts.similar(
          compile(similar.operand()),
          compile(similar.pattern()),
          escape == null ? null : compile(escape));
    } else if (expression instanceof Predicate.Overlaps overlaps) {
      return Comparisons.overlaps(compile(overlaps.left()), compile(overlaps.right()));
    } else if (expression instanceof Predicate.CanCast test) {
      return Expressions.canCast(compile(test.operand()), test.target(), test.lossless());
    } else if (expression instanceof Predicate.BagTest test) {
      return Expressions.isBag(compile(test.operand()));
    } else if (expression instanceof Predicate.TypeTest test) {
      return Expressions.isType(compile(test.operand()), test.tested());
    } else if (expression instanceof Computation.Coalesce coalesce) {
      return Expressions.coalesce(compileAll(coalesce.arguments()));
    } else if (expression instanceof Computation.NullIf nullIf) {
      return Expressions.nullIf(compile(nullIf.left()), compile(nullIf.right()));
    } else if (expression instanceof Construction.Collection collection) {
      List<Evaluator> elements = compileAll(collection.elements());
      return collection.bag() ? Constructors.bag(elements) : Constructors.list(elements);
    } else if (expression instanceof Construction.Struct struct) {
      return Constructors.struct(compileAll(struct.names()), compileAll(struct.values()));
    }
    if (expression instanceof Computation.CollectionAggregate aggregate) {
      return CollectionAggregates.of(
          aggregate.function(), aggregate.distinct(), compile(aggregate.collection()));
    } else if (expression instanceof Construction.Merge merge) {
      return compileMerge(merge);
    } else if (expression instanceof Construction.Without without) {
      return Exclusion.of(compile(without.value()), without.path());
    } else if (expression instanceof Nested nested) {
      return compileNested(nested);
    }
    throw new IllegalStateException("Not an expression of the language: " + expression.getClass());
  }

  private Evaluator compileCase(Computation.Case choice) {
    List<Evaluator> conditions = new ArrayList<>();
    List<Evaluator> results = new ArrayList<>();
    for (Computation.When when : choice.whens()) {
      conditions.add(compile(when.condition()));
      results.add(compile(when.result()));
    }
    return Expressions.searchedCase(conditions, results, compile(choice.otherwise()));
  }

  private Evaluator compileMember(Computation.Member member) {
    Evaluator base = compile(member.base());
    return member.name() instanceof Atom.Constant constant
            && constant.value() instanceof StringValue name
        ? Paths.field(base, name.value(), member.exact())
        : Paths.field(base, compile(member.name()));
  }

  private Evaluator compileMerge(Construction.Merge merge) {
    List<StructMerge.Part> parts = new ArrayList<>();
    for (Construction.Merge.Part part : merge.parts()) {
      parts.add(new StructMerge.Part(part.name(), compile(part.value()), part.spread()));
    }
    return StructMerge.of(parts);
  }

  private Evaluator compileNested(Nested nested) {
    InnerQuery rows = innerQuery(nested.relation());
    List<Evaluator> operands = compileAll(nested.operands());
    return switch (nested.kind()) {
      case SCALAR, SINGLE -> Subqueries.scalar(rows);
      case EXISTS -> Subqueries.exists(rows);
      case UNIQUE -> Subqueries.unique(rows);
      case IN -> Subqueries.in(operands.get(0), rows);
      case ROW_IN -> Subqueries.rowIn(operands.get(0), rows);
      case ANY, ALL ->
          Subqueries.quantified(
              operands.get(0),
              Objects.requireNonNull(nested.operator()),
              nested.kind() == Nested.Kind.ALL,
              rows);
      case BAG -> Subqueries.bag(rows);
      case LIST -> Subqueries.list(rows);
      case PIVOT -> Subqueries.pivot(rows);
    };
  }

  /** Rows that a recursion found last, and calls like UUID(), are others each time. */
  private InnerQuery innerQuery(Relation relation) {
    Opener rows = new RelationCompiler(this).compile(relation);
    boolean changing =
        !relation.isDeterministic()
            || relation.anyMatch(part -> part instanceof Source.WorkingRows);
    return changing
        ? InnerQuery.changing(rows)
        : InnerQuery.of(rows, relation.free().stream().map(this::reference).toList());
  }
}
