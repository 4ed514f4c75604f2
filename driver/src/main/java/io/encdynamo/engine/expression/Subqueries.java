package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.Held;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import io.encdynamo.value.ValueSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What expressions make of the queries inside them. */
public final class Subqueries {
  private static final String QUERY = "A query in an expression";
  private static final long BYTES_PER_VALUE = 16;

  private Subqueries() {}

  /** What is kept of a query and is no value. */
  interface Sized {
    /** Bytes of the heap, roughly. */
    long bytes();
  }

  /**
   * The value of the only row, NULL if there is none; several are mistyped.
   *
   * @param query gives one column
   */
  public static Evaluator scalar(InnerQuery query) {
    return (row, execution) -> query.read(QUERY, row, execution, Subqueries::only);
  }

  private static Value only(RowCursor rows, Held held, Execution execution) {
    Value[] first = rows.next();
    if (first == null) {
      return NullValue.NULL;
    }
    if (rows.next() == null) {
      return first[0];
    }
    return execution.failed(new DriverException(ErrorCode.SEVERAL_ROWS));
  }

  /** {@code EXISTS}. */
  public static Evaluator exists(InnerQuery query) {
    return (row, execution) ->
        query.read(
            QUERY,
            row,
            execution,
            (cursor, held, running) -> BooleanValue.of(cursor.next() != null));
  }

  /** {@code UNIQUE}: rows with an absent value differ from all (SQL:2016 part 2, 8.11). */
  public static Evaluator unique(InnerQuery query) {
    return (row, execution) -> query.read("UNIQUE", row, execution, Subqueries::isUnique);
  }

  private static Value isUnique(RowCursor rows, Held held, Execution execution) {
    TupleIndex seen = null;
    int step = 0;
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      execution.tick(++step);
      boolean absent = false;
      for (Value value : row) {
        absent |= value.force().isAbsent();
      }
      if (!absent) {
        if (seen == null) {
          seen = new TupleIndex(row.length, execution.signal());
        }
        int known = seen.size();
        if (seen.add(row) < known) {
          return BooleanValue.FALSE;
        }
        held.add(ValueSize.of(row) + BYTES_PER_VALUE);
      }
    }
    return BooleanValue.TRUE;
  }

  /** {@code operand IN (query)}. */
  public static Evaluator in(Evaluator operand, InnerQuery query) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      Candidates candidates = query.read("IN", row, execution, Candidates::of);
      return candidates.contain(value);
    };
  }

  /** The values of a query, hashed. */
  private record Candidates(TupleIndex values, boolean absent) implements Sized {
    static Candidates of(RowCursor rows, Held held, Execution execution) {
      TupleIndex values = new TupleIndex(1, execution.signal());
      boolean absent = false;
      int step = 0;
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        execution.tick(++step);
        Value value = row[0].force();
        int known = values.size();
        if (value.isAbsent()) {
          absent = true;
        } else if (values.add(new Value[] {value}) == known) {
          held.add(ValueSize.of(value) + BYTES_PER_VALUE);
        }
      }
      return new Candidates(values, absent);
    }

    @Override
    public long bytes() {
      return values.bytes();
    }

    Value contain(Value value) {
      if (values.size() == 0 && !absent) {
        return BooleanValue.FALSE;
      }
      if (value.isAbsent()) {
        return value;
      }
      if (values.find(value) >= 0) {
        return BooleanValue.TRUE;
      }
      return absent ? NullValue.NULL : BooleanValue.FALSE;
    }
  }

  /**
   * {@code (a, b) IN (query)}: rows with an absent value are neither equal nor different, unless
   * other values differ (SQL:2016 part 2, 8.2).
   *
   * @param operand a list
   * @param query gives rows of one list each
   */
  public static Evaluator rowIn(Evaluator operand, InnerQuery query) {
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      RowCandidates candidates = query.read("IN", row, execution, RowCandidates::of);
      return value instanceof ListValue list
          ? candidates.contain(list, execution)
          : execution.mistyped("IN", value);
    };
  }

  /** The rows of a query: those without an absent value hashed, and the others. */
  private record RowCandidates(TupleIndex complete, List<ListValue> others) implements Sized {
    static RowCandidates of(RowCursor rows, Held held, Execution execution) {
      RowCandidates candidates =
          new RowCandidates(new TupleIndex(1, execution.signal()), new ArrayList<>());
      int step = 0;
      for (Value[] row = rows.next(); row != null; row = rows.next()) {
        execution.tick(++step);
        ListValue list = (ListValue) row[0].force();
        held.add(ValueSize.of(list) + BYTES_PER_VALUE);
        if (isComplete(list)) {
          candidates.complete.add(new Value[] {list});
        } else {
          candidates.others.add(list);
        }
      }
      return candidates;
    }

    private static boolean isComplete(ListValue row) {
      return row.elements().stream().noneMatch(value -> value.force().isAbsent());
    }

    @Override
    public long bytes() {
      long sum = complete.bytes();
      for (ListValue other : others) {
        sum += ValueSize.of(other);
      }
      return sum;
    }

    Value contain(ListValue row, Execution execution) {
      int step = 0;
      if (isComplete(row)) {
        if (complete.find(row) >= 0) {
          return BooleanValue.TRUE;
        }
      } else {
        for (int i = 0; i < complete.size(); i++) {
          execution.tick(++step);
          if (mayEqual(row, (ListValue) complete.get(i, 0))) {
            return NullValue.NULL;
          }
        }
      }
      for (ListValue other : others) {
        execution.tick(++step);
        if (mayEqual(row, other)) {
          return NullValue.NULL;
        }
      }
      return BooleanValue.FALSE;
    }

    private static boolean mayEqual(ListValue left, ListValue right) {
      for (int i = 0; i < left.elements().size(); i++) {
        Value a = left.elements().get(i).force();
        Value b = right.elements().get(i).force();
        if (!a.isAbsent() && !b.isAbsent() && !ValueEquality.same(a, b)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * {@code operand operator ANY (query)}, or ALL.
   *
   * @param all whether the comparison must hold for all rows
   */
  public static Evaluator quantified(
      Evaluator operand, ComparisonOperator operator, boolean all, InnerQuery query) {
    String who = all ? "ALL" : "ANY";
    BooleanValue decisive = BooleanValue.of(!all);
    return (row, execution) -> {
      Value value = operand.evaluate(row, execution).force();
      Value result = BooleanValue.of(all);
      int step = 0;
      for (Value candidate : query.read(who, row, execution, Subqueries::values)) {
        execution.tick(++step);
        Value holds = Comparisons.apply(operator, value, candidate.force(), execution);
        if (holds == decisive) {
          return decisive;
        }
        result = holds.isAbsent() ? NullValue.NULL : result;
      }
      return result;
    };
  }

  /** All values of a query of one column, without order. */
  public static Evaluator bag(InnerQuery query) {
    return (row, execution) -> new BagValue(query.read(QUERY, row, execution, Subqueries::values));
  }

  /** All values of a query of one column, in order. */
  public static Evaluator list(InnerQuery query) {
    return (row, execution) -> new ListValue(query.read(QUERY, row, execution, Subqueries::values));
  }

  private static List<Value> values(RowCursor rows, Held held, Execution execution) {
    List<Value> values = new ArrayList<>();
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      execution.tick(values.size());
      held.add(ValueSize.of(row[0]) + BYTES_PER_VALUE);
      values.add(row[0]);
    }
    return Collections.unmodifiableList(values);
  }

  /** A struct of the rows of a query: of each the value first, then its name. */
  public static Evaluator pivot(InnerQuery query) {
    return (row, execution) -> query.read("PIVOT", row, execution, Subqueries::struct);
  }

  private static Value struct(RowCursor rows, Held held, Execution execution) {
    List<StructValue.Field> fields = new ArrayList<>();
    int step = 0;
    for (Value[] row = rows.next(); row != null; row = rows.next()) {
      execution.tick(++step);
      held.add(ValueSize.of(row) + BYTES_PER_VALUE);
      Value name = row[1].force();
      if (!(name instanceof StringValue text)) {
        execution.mistyped("PIVOT", name);
      } else if (row[0].force() != MissingValue.MISSING) {
        fields.add(new StructValue.Field(text.value(), row[0]));
      }
    }
    return new StructValue(Collections.unmodifiableList(fields));
  }
}
