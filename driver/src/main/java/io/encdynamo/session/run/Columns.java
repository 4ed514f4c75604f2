package io.encdynamo.session.run;

import io.encdynamo.plan.OutputColumn;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.value.SqlType;
import java.util.List;

/** The columns of what a plan gives. */
public final class Columns {
  private static final List<OutputColumn> EXPLAIN = texts("plan");
  private static final List<OutputColumn> SHOW_TABLES =
      texts("table_name", "table_type", "remarks");
  private static final List<OutputColumn> SHOW_CREATE = texts("table_name", "statement");
  private static final List<OutputColumn> DESCRIBE =
      texts("column_name", "data_type", "nullable", "key", "encryption");

  private Columns() {}

  /** Empty for a plan that gives no rows. */
  public static List<OutputColumn> of(Plan plan) {
    if (plan instanceof Plan.Query query) {
      return query.columns();
    } else if (plan instanceof Plan.Explain) {
      return EXPLAIN;
    } else if (plan instanceof Plan.ShowTables) {
      return SHOW_TABLES;
    } else if (plan instanceof Plan.ShowCreateTable) {
      return SHOW_CREATE;
    } else if (plan instanceof Plan.Describe) {
      return DESCRIBE;
    }
    return List.of();
  }

  private static List<OutputColumn> texts(String... names) {
    return List.of(names).stream()
        .map(name -> new OutputColumn(name, Field.computed(name, SqlType.STRING)))
        .toList();
  }
}
