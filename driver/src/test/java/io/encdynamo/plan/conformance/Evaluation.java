package io.encdynamo.plan.conformance;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.Typing;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Planner;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.compile.Environment;
import io.encdynamo.plan.relation.TableSource;
import io.encdynamo.plan.relation.Tables;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seam between the suite and the project: a statement to the value that PartiQL gives it. */
final class Evaluation {

  /**
   * Runs a query or an expression to its end.
   *
   * @throws io.encdynamo.grammar.SyntaxException if it is none
   * @throws io.encdynamo.error.DriverException if it is refused or fails
   */
  Value evaluate(String statement, Map<String, Value> globals, Typing typing) {
    Query query = query(statement);
    boolean expression = isExpression(query);
    Query run = expression ? query("SELECT VALUE " + statement) : query;
    Plan.Query plan = plan(run, globals);
    List<Value> rows = rows(plan, givesValues(run), typing);
    if (expression) {
      return rows.get(0);
    }
    return isOrdered(query) ? new ListValue(rows) : new BagValue(rows);
  }

  /**
   * Binds a statement without running it.
   *
   * @throws io.encdynamo.grammar.SyntaxException if it is none
   * @throws io.encdynamo.error.DriverException if it is refused
   */
  void analyse(String statement, Map<String, Value> globals) {
    Query query = query(statement);
    plan(isExpression(query) ? query("SELECT VALUE " + statement) : query, globals);
  }

  private static Query query(String statement) {
    Parsed parsed = PartiQL.parse(statement);
    if (parsed.statement() instanceof Statement.Select select) {
      return select.query();
    }
    throw new IllegalArgumentException(parsed.statement().getClass().getSimpleName());
  }

  private static Plan.Query plan(Query query, Map<String, Value> globals) {
    return (Plan.Query)
        new Planner(new Globals(globals), 1, false, new ParameterTypes(0))
            .plan(new Statement.Select(query, query.place()));
  }

  private static List<Value> rows(Plan.Query plan, boolean values, Typing typing) {
    Execution execution =
        typing == Typing.STRICT ? TestExecution.strict() : TestExecution.permissive();
    List<Value> results = new ArrayList<>();
    try (RowCursor rows = plan.opener().open(new Alone(execution))) {
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        results.add(values ? row[0].force() : struct(plan, row));
      }
    }
    return results;
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

  private static boolean isExpression(Query query) {
    return query instanceof Query.Evaluated evaluated
        && !(evaluated.expression() instanceof Expression.Subquery);
  }

  private static boolean isOrdered(Query query) {
    return query instanceof Query.Ordered ordered && !ordered.orderBy().isEmpty();
  }

  private static boolean givesValues(Query query) {
    if (query instanceof Query.Select select) {
      return select.projection() instanceof Query.Projection.Value;
    } else if (query instanceof Query.Ordered ordered) {
      return givesValues(ordered.query());
    } else if (query instanceof Query.With with) {
      return givesValues(with.query());
    } else if (query instanceof Query.SetOperation operation) {
      return givesValues(operation.left());
    }
    return query instanceof Query.Evaluated evaluated
        && evaluated.expression() instanceof Expression.Subquery subquery
        && givesValues(subquery.query());
  }

  /** Global variables where tables are expected. */
  private record Globals(Map<String, Value> variables) implements Tables {
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
      return List.copyOf(variables.keySet());
    }
  }

  /** Where there is nothing to read but what the statement itself says. */
  private record Alone(Execution execution) implements Environment {
    @Override
    public RowCursor read(Read read) {
      throw new IllegalStateException("there is no table");
    }

    @Override
    public RowCursor virtual(TableSource.Virtual table) {
      throw new IllegalStateException(table.name());
    }
  }
}
