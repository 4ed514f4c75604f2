package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.function.ArgumentType;
import io.encdynamo.engine.function.ResultType;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.util.List;

/**
 * An aggregate function as it is declared. Rows where what is aggregated is NULL or MISSING do not
 * count.
 *
 * @param name its name, in upper case
 * @param aliases other names, in upper case
 * @param arguments what it takes at each place: what is aggregated, then the direct arguments,
 *     which are the same for all rows
 * @param aggregated how many arguments are aggregated; 0 for a function of rows
 * @param required how many arguments must be given
 * @param keepsNull whether NULL counts
 * @param collects whether its state grows with each value
 * @param description one sentence for the documentation
 * @param example a call, for the documentation
 */
public record AggregateFunction(
    String name,
    List<String> aliases,
    List<ArgumentType> arguments,
    int aggregated,
    int required,
    ResultType result,
    Order order,
    boolean keepsNull,
    boolean collects,
    String description,
    String example,
    Start start) {

  /** What the order of values is to a function. */
  public enum Order {
    /** It makes no difference. */
    NONE,
    /** Values come as ORDER BY says. */
    GIVEN,
    /**
     * Values come in their own order: {@code WITHIN GROUP (ORDER BY value)} stands for the first
     * argument, which may also be written as such.
     */
    OWN
  }

  /** Makes states. */
  @FunctionalInterface
  public interface Start {
    /**
     * A fresh state, for direct arguments of the declared types.
     *
     * @throws DriverException 22023 for a value that means nothing
     */
    Accumulator of(List<Value> direct);
  }

  /**
   * A fresh state, for the values of the direct arguments that are given. If one is absent, the
   * result is NULL; one that does not fit is mistyped.
   *
   * @throws DriverException of class 22 in strict typing
   */
  public Accumulator accumulator(List<Value> direct, Execution execution) {
    for (int i = 0; i < direct.size(); i++) {
      Value value = direct.get(i);
      if (value.isAbsent()) {
        return new Settled(NullValue.NULL);
      } else if (!arguments.get(aggregated + i).accepts(value)) {
        return new Settled(execution.mistyped(name, value));
      }
    }
    try {
      return start.of(direct);
    } catch (DriverException invalid) {
      return new Settled(execution.failed(invalid));
    }
  }

  /** Whether it may be called with so many arguments. */
  public boolean takes(int count) {
    return count >= required && count <= arguments.size();
  }

  /** Whether it may be called for a collection, as COLL_SUM is. */
  public boolean takesCollection() {
    return takes(1) && order != Order.OWN;
  }

  /** The type of its result for arguments of these types. */
  public SqlType resultType(List<SqlType> types) {
    return result.of(types);
  }

  // There is one of each.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
