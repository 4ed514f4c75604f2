package io.encdynamo.plan.access;

import io.encdynamo.dynamo.access.AccessPath;
import io.encdynamo.dynamo.access.KeyLookup;
import io.encdynamo.dynamo.access.KeyLookups;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.QueryPath;
import io.encdynamo.dynamo.access.ScanPath;
import io.encdynamo.dynamo.access.SortCondition;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the items, over operands whose values come with each execution. */
public sealed interface PathTemplate {

  /** The path of one execution; null if no item can be on it. */
  @Nullable AccessPath instantiate(Execution execution);

  /**
   * The full primary key is given: GetItem for one, BatchGetItem for more.
   *
   * @param partitions the partition key is one of these
   * @param sorts the sort key is one of these; empty for a table without sort key
   */
  record Lookup(List<Operand> partitions, List<Operand> sorts) implements PathTemplate {
    @Override
    public @Nullable AccessPath instantiate(Execution execution) {
      List<PrimaryKey> keys = new ArrayList<>();
      List<Value> sortValues = values(sorts, execution);
      for (Value partition : values(partitions, execution)) {
        if (sorts.isEmpty()) {
          keys.add(new PrimaryKey(partition, null));
        }
        for (Value sort : sortValues) {
          keys.add(new PrimaryKey(partition, sort));
        }
      }
      return switch (keys.size()) {
        case 0 -> null;
        case 1 -> new KeyLookup(keys.get(0));
        default -> new KeyLookups(keys);
      };
    }
  }

  /**
   * The partition key is given, the sort key not or not by equality: Query.
   *
   * @param index the index whose keys are meant; null for the table itself
   * @param partitions the partition key is one of these
   */
  record Partition(
      @Nullable String index,
      List<Operand> partitions,
      @Nullable SortTemplate sort,
      QueryPath.Order order)
      implements PathTemplate {
    @Override
    public @Nullable AccessPath instantiate(Execution execution) {
      List<Value> values = values(partitions, execution);
      if (values.isEmpty()) {
        return null;
      }
      if (sort == null) {
        return new QueryPath(index, values, null, order);
      }
      SortCondition condition = sort.instantiate(execution);
      return condition == null ? null : new QueryPath(index, values, condition, order);
    }
  }

  /** A condition on the sort key. */
  record SortTemplate(SortCondition.Operator operator, Operand operand, @Nullable Operand upper) {
    private @Nullable SortCondition instantiate(Execution execution) {
      if (!(operand.evaluate(execution) instanceof Operand.Of from)) {
        return null;
      }
      if (upper == null) {
        return new SortCondition(operator, from.value(), null);
      }
      return upper.evaluate(execution) instanceof Operand.Of to
          ? new SortCondition(operator, from.value(), to.value())
          : null;
    }
  }

  /**
   * Everything is read: a parallel Scan.
   *
   * @param index the index that is read; null for the table itself
   */
  record Scan(@Nullable String index, int segments) implements PathTemplate {
    @Override
    public AccessPath instantiate(Execution execution) {
      return new ScanPath(index, segments);
    }
  }

  private static List<Value> values(List<Operand> operands, Execution execution) {
    List<Value> values = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand.evaluate(execution) instanceof Operand.Of of) {
        values.add(of.value());
      }
    }
    return values;
  }
}
