package io.encdynamo.plan.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.expression.Comparisons;
import io.encdynamo.engine.expression.Constructors;
import io.encdynamo.engine.expression.Expressions;
import io.encdynamo.engine.expression.Logic;
import io.encdynamo.engine.expression.Paths;
import io.encdynamo.engine.expression.Texts;
import io.encdynamo.value.StringValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles bound expressions over the rows of one relation. */
public final class ExpressionCompiler {
  private final IdentityHashMap<Field, Integer> slots = new IdentityHashMap<>();

  /**
   * @param row the fields of the rows, in order
   */
  public ExpressionCompiler(List<Field> row) {
    for (Field field : row) {
      slots.putIfAbsent(field, slots.size());
    }
  }

  /** A compiler for expressions that read no field. */
  public static ExpressionCompiler ofFixed() {
    return new ExpressionCompiler(List.of());
  }

  /** The place of a field in the row, from 0. */
  public int slot(Field field) {
    Integer slot = slots.get(field);
    if (slot == null) {
      throw new IllegalStateException("No relation below gives field " + field);
    }
    return slot;
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

  /** The evaluator of an expression. */
  public Evaluator compile(Bound expression) {
    if (expression instanceof Bound.Constant constant) {
      return Expressions.constant(constant.value());
    } else if (expression instanceof Bound.Parameter parameter) {
      return Expressions.parameter(parameter.index());
    } else if (expression instanceof Bound.Reference reference) {
      return Expressions.slot(slot(reference.field()));
    } else if (expression instanceof Bound.Comparison comparison) {
      return Comparisons.compare(
          comparison.operator(), compile(comparison.left()), compile(comparison.right()));
    } else if (expression instanceof Bound.Same same) {
      return Comparisons.same(compile(same.left()), compile(same.right()));
    } else if (expression instanceof Bound.And and) {
      return Logic.and(compileAll(and.terms()));
    } else if (expression instanceof Bound.Or or) {
      return Logic.or(compileAll(or.terms()));
    } else if (expression instanceof Bound.Not not) {
      return Logic.not(compile(not.operand()));
    } else if (expression instanceof Bound.IsAbsent absent) {
      Evaluator operand = compile(absent.operand());
      return absent.missing() ? Expressions.isMissing(operand) : Expressions.isNull(operand);
    } else if (expression instanceof Bound.Between between) {
      return Comparisons.between(
          compile(between.operand()), compile(between.low()), compile(between.high()));
    } else if (expression instanceof Bound.InList in) {
      return Comparisons.in(compile(in.operand()), compileAll(in.candidates()));
    } else if (expression instanceof Bound.InCollection in) {
      return Comparisons.inCollection(compile(in.operand()), compile(in.collection()));
    } else if (expression instanceof Bound.Like like) {
      Bound escape = like.escape();
      return Texts.like(
          compile(like.operand()),
          compile(like.pattern()),
          escape == null ? null : compile(escape));
    } else if (expression instanceof Bound.Case choice) {
      return compileCase(choice);
    } else if (expression instanceof Bound.Cast cast) {
      return Expressions.cast(compile(cast.operand()), cast.type());
    } else if (expression instanceof Bound.Step step) {
      return compileStep(step);
    } else if (expression instanceof Bound.Call call) {
      return Expressions.call(call.function(), compileAll(call.arguments()));
    } else if (expression instanceof Bound.Calculation calculation) {
      return Arithmetic.of(
          calculation.operator(), compile(calculation.left()), compile(calculation.right()));
    } else if (expression instanceof Bound.Sign sign) {
      Evaluator operand = compile(sign.operand());
      return sign.negative() ? Arithmetic.negate(operand) : Arithmetic.plus(operand);
    } else if (expression instanceof Bound.Concatenation concatenation) {
      return Texts.concat(compile(concatenation.left()), compile(concatenation.right()));
    } else if (expression instanceof Bound.TruthTest test) {
      Evaluator operand = compile(test.operand());
      return switch (test.truth()) {
        case TRUE -> Logic.is(operand, true);
        case FALSE -> Logic.is(operand, false);
        case UNKNOWN -> Logic.isUnknown(operand);
      };
    } else if (expression instanceof Bound.TypeTest test) {
      return Expressions.isType(compile(test.operand()), test.tested());
    } else if (expression instanceof Bound.Coalesce coalesce) {
      return Expressions.coalesce(compileAll(coalesce.arguments()));
    } else if (expression instanceof Bound.NullIf nullIf) {
      return Expressions.nullIf(compile(nullIf.left()), compile(nullIf.right()));
    } else if (expression instanceof Bound.Collection collection) {
      List<Evaluator> elements = compileAll(collection.elements());
      return collection.bag() ? Constructors.bag(elements) : Constructors.list(elements);
    } else if (expression instanceof Bound.Struct struct) {
      return Constructors.struct(compileAll(struct.names()), compileAll(struct.values()));
    }
    throw new IllegalStateException("Not an expression of the language: " + expression.getClass());
  }

  private Evaluator compileCase(Bound.Case choice) {
    List<Evaluator> conditions = new ArrayList<>();
    List<Evaluator> results = new ArrayList<>();
    for (Bound.When when : choice.whens()) {
      conditions.add(compile(when.condition()));
      results.add(compile(when.result()));
    }
    return Expressions.searchedCase(conditions, results, compile(choice.otherwise()));
  }

  private Evaluator compileStep(Bound.Step step) {
    Evaluator base = compile(step.base());
    if (step.key() instanceof Bound.Constant constant
        && constant.value() instanceof StringValue name) {
      return Paths.field(base, name.value(), !step.ignoreCase());
    }
    return Paths.element(base, compile(step.key()));
  }
}
