package io.encdynamo.plan.compile;

import io.encdynamo.dynamo.access.Read;
import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.aggregate.AggregateCall;
import io.encdynamo.engine.expression.Expressions;
import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.engine.operator.SortKey;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.expression.Bound;
import io.encdynamo.plan.expression.ExpressionCompiler;
import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import io.encdynamo.plan.relation.TableSource;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles relations, from the root down, into openers of cursors. */
public final class RelationCompiler {

  /** The opener of a relation whose tables have their access paths. */
  public Opener compile(Relation relation) {
    if (relation instanceof Relation.SingleRow) {
      return environment -> Operators.values(List.<Value[]>of(new Value[0]));
    } else if (relation instanceof Relation.Nothing) {
      return environment -> Operators.values(List.of());
    } else if (relation instanceof Relation.PlannedRead planned) {
      return environment -> {
        Read read = planned.template().instantiate(environment.execution());
        return read == null ? Operators.values(List.of()) : environment.read(read);
      };
    } else if (relation instanceof Relation.VirtualTable virtual) {
      return compileVirtual(virtual);
    } else if (relation instanceof Relation.Rows rows) {
      List<List<Evaluator>> evaluators = new ArrayList<>();
      for (List<Bound> row : rows.rows()) {
        evaluators.add(ExpressionCompiler.ofFixed().compileAll(row));
      }
      return environment -> Operators.values(evaluators, environment.execution());
    } else if (relation instanceof Relation.Combine combine) {
      Opener left = compile(combine.left());
      Opener right = compile(combine.right());
      return environment ->
          Operators.combine(
              combine.operation(),
              left.open(environment),
              right.open(environment),
              environment.execution());
    } else if (relation instanceof Relation.Filter filter) {
      Opener input = compile(filter.input());
      Evaluator predicate = over(filter.input()).compile(filter.predicate());
      return environment ->
          Operators.filter(input.open(environment), predicate, environment.execution());
    } else if (relation instanceof Relation.Project project) {
      return compileProject(project.input(), project.computed());
    } else if (relation instanceof Relation.Join join) {
      return compileJoin(join);
    } else if (relation instanceof Relation.Aggregate aggregate) {
      return compileAggregate(aggregate);
    } else if (relation instanceof Relation.Sort sort) {
      Opener input = compile(sort.input());
      List<SortKey> keys = sortKeys(sort);
      return environment -> Operators.sort(input.open(environment), keys, environment.execution());
    } else if (relation instanceof Relation.Limit limit) {
      return compileLimit(limit);
    } else if (relation instanceof Relation.Distinct distinct) {
      Opener input = compile(distinct.input());
      return environment -> Operators.distinct(input.open(environment), environment.execution());
    }
    throw new IllegalStateException("No access path was chosen for " + relation.getClass());
  }

  private static ExpressionCompiler over(Relation input) {
    return new ExpressionCompiler(input.output());
  }

  private static Opener compileVirtual(Relation.VirtualTable virtual) {
    List<String> names =
        virtual.table().columns().stream().map(TableSource.Virtual.Column::name).toList();
    int[] places = virtual.output().stream().mapToInt(f -> names.indexOf(f.name())).toArray();
    List<Evaluator> columns = new ArrayList<>();
    for (int place : places) {
      columns.add(Expressions.slot(place));
    }
    return environment ->
        Operators.project(environment.virtual(virtual.table()), columns, environment.execution());
  }

  private Opener compileProject(Relation input, List<Relation.Computed> computed) {
    Opener opener = compile(input);
    ExpressionCompiler compiler = over(input);
    List<Evaluator> expressions = new ArrayList<>();
    for (Relation.Computed column : computed) {
      expressions.add(compiler.compile(column.expression()));
    }
    return environment ->
        Operators.project(opener.open(environment), expressions, environment.execution());
  }

  private Opener compileAggregate(Relation.Aggregate aggregate) {
    Opener input = compile(aggregate.input());
    ExpressionCompiler compiler = over(aggregate.input());
    List<Evaluator> keys = new ArrayList<>();
    for (Relation.Computed key : aggregate.keys()) {
      keys.add(compiler.compile(key.expression()));
    }
    List<AggregateCall> calls = new ArrayList<>();
    for (Relation.AggregateCall call : aggregate.calls()) {
      Bound argument = call.argument();
      Bound filter = call.filter();
      calls.add(
          new AggregateCall(
              call.function(),
              argument == null ? null : compiler.compile(argument),
              call.distinct(),
              filter == null ? null : compiler.compile(filter)));
    }
    return environment ->
        Operators.aggregate(input.open(environment), keys, calls, environment.execution());
  }

  private static List<SortKey> sortKeys(Relation.Sort sort) {
    ExpressionCompiler compiler = over(sort.input());
    List<SortKey> keys = new ArrayList<>();
    for (Relation.SortKey key : sort.keys()) {
      keys.add(new SortKey(compiler.compile(key.expression()), key.descending(), key.nullsFirst()));
    }
    return keys;
  }

  private Opener compileLimit(Relation.Limit limit) {
    Evaluator most = fixed(limit.limit());
    Evaluator skipped = fixed(limit.offset());
    if (limit.input() instanceof Relation.Sort sort && most != null) {
      Opener input = compile(sort.input());
      List<SortKey> keys = sortKeys(sort);
      return environment -> {
        Execution execution = environment.execution();
        long rows = count(most, "LIMIT", execution);
        long offset = skipped == null ? 0 : count(skipped, "OFFSET", execution);
        return Operators.topN(input.open(environment), keys, rows, offset, execution);
      };
    }
    Opener input = compile(limit.input());
    return environment -> {
      Execution execution = environment.execution();
      long rows = most == null ? -1 : count(most, "LIMIT", execution);
      long offset = skipped == null ? 0 : count(skipped, "OFFSET", execution);
      return Operators.limit(input.open(environment), rows, offset);
    };
  }

  private static @Nullable Evaluator fixed(@Nullable Bound expression) {
    return expression == null ? null : ExpressionCompiler.ofFixed().compile(expression);
  }

  private static long count(Evaluator evaluator, String clause, Execution execution) {
    Value value = evaluator.evaluate(new Value[0], execution).force();
    if (value instanceof IntegerValue whole && whole.value() >= 0) {
      return whole.value();
    }
    throw new DriverException(
        ErrorCode.VALUE_INVALID, clause, "a whole number of at least 0 is needed");
  }

  private Opener compileJoin(Relation.Join join) {
    JoinKind kind = JoinKind.valueOf(join.kind().name());
    Opener left = compile(join.left());
    Opener right = compile(join.right());
    int leftWidth = join.left().output().size();
    int rightWidth = join.right().output().size();
    List<Bound> leftKeys = new ArrayList<>();
    List<Bound> rightKeys = new ArrayList<>();
    List<Bound> rest = new ArrayList<>();
    for (Bound condition : join.conditions()) {
      if (!addEquality(join, condition, leftKeys, rightKeys)) {
        rest.add(condition);
      }
    }
    ExpressionCompiler both = new ExpressionCompiler(join.output());
    Evaluator residual = both.compileConjunction(rest);
    if (leftKeys.isEmpty()) {
      return environment ->
          Operators.nestedLoopJoin(
              kind,
              left.open(environment),
              right.open(environment),
              leftWidth,
              rightWidth,
              residual,
              environment.execution());
    }
    List<Evaluator> leftEvaluators = over(join.left()).compileAll(leftKeys);
    List<Evaluator> rightEvaluators = over(join.right()).compileAll(rightKeys);
    return environment -> {
      RowCursor leftRows = left.open(environment);
      return Operators.hashJoin(
          kind,
          leftRows,
          right.open(environment),
          leftWidth,
          rightWidth,
          leftEvaluators,
          rightEvaluators,
          residual,
          environment.execution());
    };
  }

  private static boolean addEquality(
      Relation.Join join, Bound condition, List<Bound> leftKeys, List<Bound> rightKeys) {
    if (!(condition instanceof Bound.Comparison comparison)
        || comparison.operator() != ComparisonOperator.EQUAL) {
      return false;
    }
    Bound first = comparison.left();
    Bound second = comparison.right();
    if (reads(first, join.left()) && reads(second, join.right())) {
      leftKeys.add(first);
      rightKeys.add(second);
      return true;
    }
    if (reads(first, join.right()) && reads(second, join.left())) {
      leftKeys.add(second);
      rightKeys.add(first);
      return true;
    }
    return false;
  }

  private static boolean reads(Bound expression, Relation relation) {
    List<Field> fields = expression.fields();
    return !fields.isEmpty() && relation.output().containsAll(fields);
  }
}
