package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.function.ArgumentType;
import io.encdynamo.engine.function.ResultType;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.function.Supplier;

/**
 * An aggregate function as it is declared. Rows whose first argument is NULL or MISSING do not
 * count.
 *
 * @param name its name, in upper case
 * @param aliases other names, in upper case
 * @param arguments what it takes at each place; none for one that takes rows
 * @param required how many arguments must be given
 * @param collects whether its state grows with each value
 * @param description one sentence for the documentation
 * @param example a call over the columns of the documentation's example
 * @param start makes a fresh state
 */
public record AggregateFunction(
    String name,
    List<String> aliases,
    List<ArgumentType> arguments,
    int required,
    ResultType result,
    boolean collects,
    String description,
    String example,
    Supplier<Accumulator> start) {

  /** A fresh state. */
  public Accumulator accumulator() {
    return start.get();
  }

  /** Whether it may be called with so many arguments. */
  public boolean takes(int count) {
    return count >= required && count <= arguments.size();
  }

  /** The type of its result for arguments of these types. */
  public SqlType resultType(List<SqlType> types) {
    return result.of(types);
  }

  @Override
  public String toString() {
    return name;
  }
}
