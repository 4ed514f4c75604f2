package io.encdynamo.plan.conformance;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.Typing;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Planner;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seam between the suite and the project: a statement to the value that PartiQL gives it. */
public final class Evaluation {

  /**
   * Runs a query or an expression to its end.
   *
   * @throws io.encdynamo.grammar.SyntaxException if it is none
   * @throws io.encdynamo.error.DriverException if it is refused or fails
   */
  public Value evaluate(String statement, Map<String, Value> globals, Typing typing) {
    Plan.Query plan = plan(statement, List.copyOf(globals.keySet()), typing);
    return evaluate(plan, globals, TestExecution.typed(typing));
  }

  /**
   * Runs a query or an expression to its end, or until it is cancelled.
   *
   * @throws io.encdynamo.grammar.SyntaxException if it is none
   * @throws io.encdynamo.error.DriverException if it is refused or fails
   */
  public Value evaluate(String statement, Map<String, Value> globals, Execution execution) {
    return evaluate(
        plan(statement, List.copyOf(globals.keySet()), execution.typing()), globals, execution);
  }

  private static Value evaluate(Plan.Query plan, Map<String, Value> globals, Execution execution) {
    List<String> names = List.copyOf(globals.keySet());
    Value[] row = names.stream().map(globals::get).toArray(Value[]::new);
    List<Value> results = new ArrayList<>();
    try (RowCursor rows = plan.opener().open(execution.nested(row))) {
      for (Value[] each = rows.next(); each != null; each = rows.next()) {
        results.add(element(plan, each));
      }
    }
    return switch (plan.form()) {
      case SINGLE -> results.get(0);
      case COLUMNS, ROWS, VALUES -> plan.ordered() ? new ListValue(results) : new BagValue(results);
    };
  }

  /**
   * Binds a statement without running it.
   *
   * @throws io.encdynamo.grammar.SyntaxException if it is none
   * @throws io.encdynamo.error.DriverException if it is refused
   */
  void analyse(String statement, Map<String, Value> globals) {
    plan(statement, List.copyOf(globals.keySet()), Typing.STRICT);
  }

  private static Plan.Query plan(String statement, List<String> globals, Typing typing) {
    Parsed parsed = PartiQL.parse(statement);
    List<Field> variables =
        globals.stream().map(name -> Field.computed(name, SqlType.ANY)).toList();
    return (Plan.Query)
        new Planner(new NoTables(), 1, false, new ParameterTypes(0), typing, variables)
            .plan(parsed.statement());
  }

  private static Value element(Plan.Query plan, Value[] row) {
    return switch (plan.form()) {
      case COLUMNS -> struct(plan, row);
      case ROWS -> new ListValue(Arrays.stream(row).map(Value::force).toList());
      case VALUES, SINGLE -> row[0].force();
    };
  }

  private static StructValue struct(Plan.Query plan, Value[] row) {
    List<StructValue.Field> fields = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Value value = row[i].force();
      if (value != MissingValue.MISSING) {
        fields.add(new StructValue.Field(plan.columns().get(i).label(), value));
      }
    }
    return new StructValue(fields);
  }

  /** All that the suite reads are variables. */
  private static final class NoTables implements Tables {
    @Override
    public @Nullable String schema(String name) {
      return null;
    }

    @Override
    public @Nullable TableSource find(String schema, String name, boolean quoted) {
      return null;
    }

    @Override
    public List<ColumnDefinition> columns(TableSource.Stored table) {
      throw new IllegalStateException(table.name());
    }

    @Override
    public List<String> names(String schema) {
      return List.of();
    }
  }
}
