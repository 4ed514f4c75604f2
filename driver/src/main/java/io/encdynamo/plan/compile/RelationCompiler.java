package io.encdynamo.plan.compile;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Opener;
import io.encdynamo.engine.RowSource;
import io.encdynamo.engine.SortKey;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.engine.expression.Expressions;
import io.encdynamo.engine.operator.Operators;
import io.encdynamo.engine.operator.Pairing;
import io.encdynamo.engine.operator.Unnest;
import io.encdynamo.engine.operator.Unpivot;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Equalities;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles relations, from the root down, into openers of cursors. */
public final class RelationCompiler {
  private static final Value[] NO_ROW = new Value[0];

  private final @Nullable ExpressionCompiler outer;

  /**
   * @param outer compiles over the row that the relations are opened for; null for none
   */
  public RelationCompiler(@Nullable ExpressionCompiler outer) {
    this.outer = outer;
  }

  /** The opener of a relation whose tables have their access paths. */
  public Opener compile(Relation relation) {
    if (relation instanceof Source source) {
      return compileSource(source);
    } else if (relation instanceof Grouped grouped) {
      return compileGrouped(grouped);
    } else if (relation instanceof Relation.Filter filter) {
      Opener input = compile(filter.input());
      Evaluator predicate = over(filter.input()).compile(filter.predicate());
      return execution -> Operators.filter(input.open(execution), predicate, execution);
    } else if (relation instanceof Relation.Project project) {
      Opener input = compile(project.input());
      List<Evaluator> expressions = over(project.input()).compileAll(project.expressions());
      return execution -> Operators.project(input.open(execution), expressions, execution);
    } else if (relation instanceof Relation.Join join) {
      return join.isLateral() ? compileLateral(join) : compileJoin(join);
    } else if (relation instanceof Relation.NotIn join) {
      return compileNotIn(join);
    } else if (relation instanceof Relation.Partnered partnered) {
      Opener input = compile(partnered.input());
      List<Evaluator> keys = over(partnered.input()).compileAll(partnered.keys());
      return execution ->
          Operators.partnered(
              input.open(execution), keys, execution.held(partnered.held()), execution);
    } else if (relation instanceof Relation.LookUp lookUp) {
      return compileLookUp(lookUp);
    } else if (relation instanceof Relation.Combine combine) {
      BothSides sides = new BothSides(compile(combine.left()), compile(combine.right()));
      return execution ->
          sides.open(
              execution,
              (left, right) -> Operators.combine(combine.operation(), left, right, execution));
    } else if (relation instanceof Relation.Recursive recursive) {
      Opener seed = compile(recursive.seed());
      Opener step = compile(recursive.step());
      return execution ->
          Operators.recursive(seed, step, recursive.working(), recursive.distinct(), execution);
    } else if (relation instanceof Relation.Sort sort) {
      Opener input = compile(sort.input());
      List<SortKey> keys = over(sort.input()).sortKeys(sort.keys());
      return execution -> Operators.sort(input.open(execution), keys, execution);
    } else if (relation instanceof Relation.Limit limit) {
      return compileLimit(limit);
    }
    Relation.Distinct distinct = (Relation.Distinct) relation;
    Opener input = compile(distinct.input());
    return execution -> Operators.distinct(input.open(execution), execution);
  }

  private ExpressionCompiler over(List<Field> row) {
    return ExpressionCompiler.of(row, outer);
  }

  private ExpressionCompiler over(Relation input) {
    return over(input.output());
  }

  // Sources

  private Opener compileSource(Source source) {
    ExpressionCompiler fixed = over(List.of());
    if (source instanceof Source.SingleRow) {
      return execution -> Operators.values(List.<Value[]>of(NO_ROW));
    } else if (source instanceof Source.Nothing) {
      return execution -> Operators.values(List.of());
    } else if (source instanceof Source.PlannedRead read) {
      return execution -> execution.leaf(read.template());
    } else if (source instanceof Source.VirtualTable virtual) {
      return compileVirtual(virtual, execution -> execution.leaf(virtual.table()));
    } else if (source instanceof Source.Rows rows) {
      List<List<Evaluator>> evaluators = rows.rows().stream().map(fixed::compileAll).toList();
      return execution -> Operators.values(evaluators, execution);
    } else if (source instanceof Source.Elements elements) {
      Evaluator collection = fixed.compile(elements.collection());
      boolean at = elements.at() != null;
      RowSource rows = elements.unpivot() ? Unpivot.of(collection) : Unnest.of(collection, at);
      return elements.unpivot() && !at
          ? execution ->
              Operators.project(
                  rows.open(NO_ROW, execution), List.of(Expressions.slot(0)), execution)
          : execution -> rows.open(NO_ROW, execution);
    } else if (source instanceof Source.WorkingRows working) {
      return execution -> Operators.values(execution.working(working.working()));
    }
    throw new IllegalStateException("No access path was chosen for " + source.getClass());
  }

  private static Opener compileLookUp(Relation.LookUp lookUp) {
    if (lookUp.input() instanceof Source.PlannedRead read) {
      return lookingUp(read.template(), lookUp);
    } else if (lookUp.input() instanceof Source.VirtualTable virtual) {
      return compileVirtual(virtual, lookingUp(virtual.table(), lookUp));
    }
    throw new IllegalStateException("Nothing to look up in " + lookUp.input().getClass());
  }

  private static Opener lookingUp(Leaf leaf, Relation.LookUp lookUp) {
    return execution -> {
      List<WantedKeys> wanted = new ArrayList<>();
      for (Relation.LookUp.By way : lookUp.ways()) {
        wanted.add(new WantedKeys(way.columns(), way.places(), execution.held(way.held())));
      }
      return Operators.lookUp(leaf, wanted, execution);
    };
  }

  /** Its rows are there already: handing them out whole is less work than picking columns. */
  private static Opener compileVirtual(Source.VirtualTable virtual, Opener rows) {
    List<String> names =
        virtual.table().columns().stream().map(TableSource.Virtual.Column::name).toList();
    if (virtual.output().stream().map(Field::name).toList().equals(names)) {
      return rows;
    }
    List<Evaluator> columns = new ArrayList<>();
    for (Field field : virtual.output()) {
      columns.add(Expressions.slot(names.indexOf(field.name())));
    }
    return execution -> Operators.project(rows.open(execution), columns, execution);
  }

  // Groups and windows

  private Opener compileGrouped(Grouped grouped) {
    Opener input = compile(grouped.input());
    GroupCompiler compiler = new GroupCompiler(over(grouped.input()));
    return grouped instanceof Grouped.Window window
        ? compiler.window(window, input)
        : compiler.aggregate((Grouped.Aggregate) grouped, input);
  }

  // LIMIT

  private Opener compileLimit(Relation.Limit limit) {
    Evaluator most = fixed(limit.limit());
    Evaluator skipped = fixed(limit.offset());
    if (limit.input() instanceof Relation.Sort sort && most != null) {
      Opener input = compile(sort.input());
      List<SortKey> keys = over(sort.input()).sortKeys(sort.keys());
      return execution -> {
        long rows = count(most, "LIMIT", execution);
        long offset = skipped == null ? 0 : count(skipped, "OFFSET", execution);
        return Operators.topN(input.open(execution), keys, rows, offset, execution);
      };
    }
    Opener input = compile(limit.input());
    return execution -> {
      long rows = most == null ? -1 : count(most, "LIMIT", execution);
      long offset = skipped == null ? 0 : count(skipped, "OFFSET", execution);
      return Operators.limit(input.open(execution), rows, offset, execution);
    };
  }

  private @Nullable Evaluator fixed(@Nullable Bound expression) {
    return expression == null ? null : over(List.of()).compile(expression);
  }

  private static long count(Evaluator evaluator, String clause, Execution execution) {
    Value value = evaluator.evaluate(NO_ROW, execution).force();
    if (value instanceof IntegerValue whole && whole.value() >= 0) {
      return whole.value();
    }
    if (value instanceof DecimalValue big
        && big.decimal().signum() > 0
        && big.decimal().scale() == 0) {
      return Long.MAX_VALUE;
    }
    throw new DriverException(
        ErrorCode.VALUE_INVALID, clause, "a whole number of at least 0 is needed");
  }

  // Joins

  private Opener compileLateral(Relation.Join join) {
    Pairing pairing = pairing(join);
    Opener left = compile(join.left());
    Opener right = new RelationCompiler(over(join.left())).compile(join.right());
    RowSource rows = (row, execution) -> right.open(execution.nested(row));
    Evaluator condition = over(join.row()).compileConjunction(join.conditions());
    return execution ->
        Operators.lateralJoin(pairing, left.open(execution), rows, condition, execution);
  }

  private Opener compileJoin(Relation.Join join) {
    Pairing pairing = pairing(join);
    BothSides sides = new BothSides(compile(join.left()), compile(join.right()));
    Equalities equalities = Equalities.of(join.conditions(), join.left(), join.right());
    Evaluator residual = over(join.row()).compileConjunction(equalities.rest());
    if (equalities.left().isEmpty()) {
      return execution ->
          sides.open(
              execution,
              (left, right) -> Operators.nestedLoopJoin(pairing, left, right, residual, execution));
    }
    List<Evaluator> leftKeys = over(join.left()).compileAll(equalities.left());
    List<Evaluator> rightKeys = over(join.right()).compileAll(equalities.right());
    HeldKeys.Of told = join.told();
    return execution -> {
      HeldKeys held = new HeldKeys();
      Execution below = told == null ? execution : execution.withHeld(told, held);
      return sides.open(
          below,
          execution,
          (left, right) ->
              Operators.hashJoin(
                  pairing, left, right, leftKeys, rightKeys, residual, held, execution));
    };
  }

  private Opener compileNotIn(Relation.NotIn join) {
    BothSides sides = new BothSides(compile(join.left()), compile(join.right()));
    Equalities equalities = Equalities.of(join.conditions(), join.left(), join.right());
    Evaluator residual = over(join.row()).compileConjunction(equalities.rest());
    List<Evaluator> leftKeys = over(join.left()).compileAll(equalities.left());
    List<Evaluator> rightKeys = over(join.right()).compileAll(equalities.right());
    Evaluator operand = over(join.left()).compile(join.operand());
    Evaluator candidate = over(join.right()).compile(join.candidate());
    int leftWidth = join.left().output().size();
    int rightWidth = join.right().output().size();
    return execution ->
        sides.open(
            execution,
            (left, right) ->
                Operators.nullAwareAntiJoin(
                    left,
                    right,
                    leftWidth,
                    rightWidth,
                    leftKeys,
                    rightKeys,
                    operand,
                    candidate,
                    residual,
                    execution));
  }

  private static Pairing pairing(Relation.Join join) {
    List<Field> row = join.row();
    List<Integer> columns = join.output().stream().map(row::indexOf).toList();
    return Pairing.of(
        join.kind(), join.left().output().size(), join.right().output().size(), columns);
  }
}
