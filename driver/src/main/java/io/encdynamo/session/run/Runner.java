package io.encdynamo.session.run;

import io.encdynamo.engine.operator.Operators;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.explain.Explanation;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.ddl.Definitions;
import io.encdynamo.session.information.SystemTables;
import io.encdynamo.session.information.TableText;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.function.Supplier;

/** Runs one plan once. */
public final class Runner {
  private final Context context;
  private final CancelSignal signal;

  public Runner(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  /** Whether a plan changes anything. */
  public static boolean writes(Plan plan) {
    return plan instanceof Plan.Insert
        || plan instanceof Plan.Change
        || (plan instanceof Plan.Define define
            && !(define.definition() instanceof Definition.ExportCatalog));
  }

  /**
   * Runs a plan; a write is done when this returns.
   *
   * @param parameters of the types of their places
   * @param maxRows the most rows; 0 for all
   */
  public Result run(Plan plan, List<Value> parameters, long maxRows) {
    if (plan instanceof Plan.Query query) {
      return query(query, parameters, maxRows);
    } else if (plan instanceof Plan.Insert insert) {
      context.requireWritable(insert.table());
      try (StatementRun run = new StatementRun(context, parameters, signal)) {
        run.guardScans(insert.scanned());
        return count(new Inserter(run, insert).run(), run);
      }
    } else if (plan instanceof Plan.Change change) {
      context.requireWritable(change.table());
      try (StatementRun run = new StatementRun(context, parameters, signal)) {
        run.guardScans(change.scanned());
        return count(new Changer(run, change).run(), run);
      }
    } else if (plan instanceof Plan.Define define) {
      List<String> warnings = new Definitions(context, signal).run(define.definition());
      return new Result.Count(0, () -> warnings);
    } else if (plan instanceof Plan.Explain explain) {
      return rows(Explanation.of(explain.plan(), explain.json()), maxRows);
    } else if (plan instanceof Plan.Describe describe) {
      return rows(TableText.describe(describe.table(), context.snapshot()), maxRows);
    } else if (plan instanceof Plan.ShowCreateTable show) {
      TableSource.Stored table = show.table();
      return rows(
          List.of(List.of(table.name(), TableText.create(table, context.snapshot()))), maxRows);
    }
    return rows(SystemTables.tableList(context, signal), maxRows);
  }

  private Result query(Plan.Query query, List<Value> parameters, long maxRows) {
    StatementRun run = new StatementRun(context, parameters, signal);
    try {
      run.guardScans(query.scanned());
      DeniedColumns.warning(query.columns()).ifPresent(run::warn);
      RowCursor rows = query.opener().open(run.execution());
      if (maxRows > 0) {
        rows = Operators.limit(rows, maxRows, 0, run.execution());
      }
      return new Result.Rows(new RunCursor(rows, run), run::warnings);
    } catch (RuntimeException failure) {
      run.close();
      throw failure;
    }
  }

  private static Result rows(List<List<String>> texts, long maxRows) {
    List<Value[]> rows =
        texts.stream()
            .limit(maxRows == 0 ? Long.MAX_VALUE : maxRows)
            .map(row -> row.stream().map(StringValue::new).toArray(Value[]::new))
            .toList();
    return new Result.Rows(Operators.values(rows), List::of);
  }

  private static Result count(long rows, StatementRun run) {
    List<String> warnings = run.warnings();
    Supplier<List<String>> supplier = () -> warnings;
    return new Result.Count(rows, supplier);
  }
}
