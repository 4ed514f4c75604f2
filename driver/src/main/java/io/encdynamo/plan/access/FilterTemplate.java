package io.encdynamo.plan.access;

import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.ComparisonOperator;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A predicate that DynamoDB can answer, over operands whose values come with each execution. NOT
 * stands at the leaves alone, so that UNKNOWN may be taken for FALSE everywhere.
 */
public sealed interface FilterTemplate {

  /** The condition of one execution. */
  Condition instantiate(Execution execution);

  /** {@code column operator operand}. */
  record Compare(AttributePath path, ComparisonOperator operator, Operand operand)
      implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      Operand.Result result = operand.evaluate(execution);
      if (result instanceof Operand.Of of) {
        return new Condition.Asked(
            new ServerFilter.Compare(
                path, ServerFilter.Comparison.valueOf(operator.name()), of.value()));
      }
      return result == Operand.None.IMPOSSIBLE && operator == ComparisonOperator.NOT_EQUAL
          ? isNull(path, true)
          : Condition.Known.FALSE;
    }
  }

  /** {@code column [NOT] IN (operands)}. */
  record In(AttributePath path, List<Operand> operands, boolean negated) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      List<Value> values = new ArrayList<>();
      for (Operand operand : operands) {
        Operand.Result result = operand.evaluate(execution);
        if (result instanceof Operand.Of of) {
          values.add(of.value());
        } else if (result == Operand.None.ABSENT && negated) {
          return Condition.Known.FALSE;
        }
      }
      if (values.isEmpty()) {
        return negated ? isNull(path, true) : Condition.Known.FALSE;
      }
      ServerFilter in = new ServerFilter.In(path, values);
      return new Condition.Asked(negated ? new ServerFilter.Not(in) : in);
    }
  }

  /** {@code column BETWEEN low AND high}. */
  record Between(AttributePath path, Operand low, Operand high) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      return low.evaluate(execution) instanceof Operand.Of from
              && high.evaluate(execution) instanceof Operand.Of to
          ? new Condition.Asked(new ServerFilter.Between(path, from.value(), to.value()))
          : Condition.Known.FALSE;
    }
  }

  /** {@code column [NOT] LIKE 'prefix%'}. */
  record BeginsWith(AttributePath path, Operand prefix, boolean negated) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      if (!(prefix.evaluate(execution) instanceof Operand.Of of)) {
        return Condition.Known.FALSE;
      }
      ServerFilter begins = new ServerFilter.BeginsWith(path, of.value());
      return new Condition.Asked(negated ? new ServerFilter.Not(begins) : begins);
    }
  }

  /** {@code column IS [NOT] NULL}. */
  record IsNull(AttributePath path, boolean negated) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      return isNull(path, negated);
    }
  }

  /** {@code column IS [NOT] MISSING}. */
  record IsMissing(AttributePath path, boolean negated) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      ServerFilter missing = new ServerFilter.IsMissing(path);
      return new Condition.Asked(negated ? new ServerFilter.Not(missing) : missing);
    }
  }

  /** All of them. */
  record And(List<FilterTemplate> parts) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      return Condition.and(parts.stream().map(part -> part.instantiate(execution)).toList());
    }
  }

  /** Any of them. */
  record Or(List<FilterTemplate> parts) implements FilterTemplate {
    @Override
    public Condition instantiate(Execution execution) {
      return Condition.or(parts.stream().map(part -> part.instantiate(execution)).toList());
    }
  }

  private static Condition isNull(AttributePath path, boolean negated) {
    ServerFilter absent = new ServerFilter.IsNull(path);
    return new Condition.Asked(negated ? new ServerFilter.Not(absent) : absent);
  }
}
