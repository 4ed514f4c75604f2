package io.encdynamo.session;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.plan.OutputColumn;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.session.run.Columns;
import io.encdynamo.session.run.Result;
import io.encdynamo.session.run.Runner;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A text with its plan; planned again when the catalog has changed meanwhile. */
final class PreparedText implements Prepared {
  private final DriverSession session;
  private volatile PlannedStatement planned;

  PreparedText(DriverSession session, PlannedStatement planned) {
    this.session = session;
    this.planned = planned;
  }

  @Override
  public boolean isQuery() {
    return !Columns.of(planned.plan()).isEmpty();
  }

  @Override
  public List<ResultColumn> columns() {
    return Columns.of(planned.plan()).stream().map(PreparedText::column).toList();
  }

  private static ResultColumn column(OutputColumn column) {
    Field field = column.field();
    Field.Origin origin = field.origin();
    return new ResultColumn(
        column.label(),
        origin == null ? column.label() : origin.column().name(),
        origin == null ? "" : origin.table(),
        origin == null ? "" : origin.schema(),
        field.type(),
        field.nullable());
  }

  @Override
  public List<SqlType> parameterTypes() {
    return planned.parameterTypes();
  }

  @Override
  public Outcome execute(List<Value> parameters, long maxRows, CancelSignal signal) {
    session.requireOpen();
    PlannedStatement current = planned;
    boolean needsCatalog = current.snapshot() != null || !(current.plan() instanceof Plan.Define);
    if (needsCatalog && !current.isCurrent(session.snapshot())) {
      current = session.planned(current.text());
      planned = current;
    }
    if (parameters.size() != current.parameterTypes().size()) {
      throw new DriverException(
          ErrorCode.PARAMETER_COUNT, current.parameterTypes().size(), parameters.size());
    }
    if (session.isReadOnly() && Runner.writes(current.plan())) {
      throw new DriverException(ErrorCode.READ_ONLY);
    }
    Result result =
        new Runner(session.context(current.snapshot()), signal)
            .run(current.plan(), converted(parameters, current.parameterTypes()), maxRows);
    if (result instanceof Result.Rows rows) {
      return new Outcome.Rows(rows.cursor(), rows.warnings());
    }
    Result.Count count = (Result.Count) result;
    return new Outcome.Count(count.rows(), count.warnings());
  }

  /** Parameters as of the types of their places, so that {@code id = ?} finds 1 for "1". */
  private static List<Value> converted(List<Value> parameters, List<SqlType> types) {
    List<Value> converted = new ArrayList<>(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      Value value = parameters.get(i);
      SqlType type = types.get(i).unlimited();
      boolean asItIs =
          value.isAbsent()
              || type.kind() == SqlType.Kind.ANY
              || type.kind() == SqlType.Kind.JSON
              || (type.isNumeric() && value instanceof NumericValue);
      converted.add(asItIs ? value : Conversions.convert(value, type));
    }
    return converted;
  }
}
