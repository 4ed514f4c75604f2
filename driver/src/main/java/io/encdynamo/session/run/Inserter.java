package io.encdynamo.session.run;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.plan.Plan;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Runs INSERT and UPSERT: each row is one item, written by itself. */
final class Inserter {
  private static final int ITEMS_AT_A_TIME = 500;

  private final StatementRun run;
  private final Plan.Insert plan;

  Inserter(StatementRun run, Plan.Insert plan) {
    this.run = run;
    this.plan = plan;
  }

  long run() {
    WriteBatch batch = new WriteBatch(run, run.context().ciphers(plan.table()));
    long written = 0;
    try (RowCursor rows = plan.opener().open(run.execution())) {
      List<Write> writes = new ArrayList<>();
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        writes.add(write(plan.columns().isEmpty() ? attributes(row[0]) : attributes(row)));
        if (writes.size() == ITEMS_AT_A_TIME) {
          written += batch.writeAll(writes, written).items();
          writes.clear();
        }
      }
      return written + batch.writeAll(writes, written).items();
    }
  }

  private Write write(List<Write.Attribute> item) {
    return plan.replaces()
        ? new Write.Put(plan.table(), item)
        : new Write.Insert(plan.table(), item);
  }

  private List<Write.Attribute> attributes(Value[] row) {
    List<Write.Attribute> item = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      item.add(attribute(plan.columns().get(i), row[i]));
    }
    return item;
  }

  /** The members of a struct; its names match exactly. */
  private List<Write.Attribute> attributes(Value value) {
    if (!(value.force() instanceof StructValue struct)) {
      throw new DriverException(ErrorCode.TYPE_MISMATCH, "INSERT ... VALUE", value.kind());
    }
    List<Write.Attribute> item = new ArrayList<>();
    for (StructValue.Field field : struct.fields()) {
      item.add(attribute(column(field.name()), field.value()));
    }
    return item;
  }

  private ColumnDefinition column(String name) {
    TableShape table = plan.table();
    ColumnDefinition known = table.knownColumn(name);
    if (known != null) {
      return known;
    }
    for (ColumnDefinition column : table.columns()) {
      if (column.isEncrypted() && column.name().equalsIgnoreCase(name)) {
        throw new DriverException(ErrorCode.ENCRYPTED_NAME_CASE, name, column.name());
      }
    }
    if (plan.closed()) {
      throw new DriverException(
          ErrorCode.COLUMN_NOT_FOUND,
          name,
          Nearest.hint(name, table.columns().stream().map(ColumnDefinition::name).toList()));
    }
    return table.column(name);
  }

  private static Write.Attribute attribute(ColumnDefinition column, Value value) {
    return new Write.Attribute(column.name(), converted(column, value));
  }

  /** A value as of the type of its column. */
  static Value converted(ColumnDefinition column, Value value) {
    Value plain = value.force();
    return plain.isAbsent() ? plain : Conversions.convert(plain, column.type());
  }
}
