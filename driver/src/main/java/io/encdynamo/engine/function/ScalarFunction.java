package io.encdynamo.engine.function;

import io.encdynamo.value.SqlType;
import java.util.List;

/**
 * A function as it is declared.
 *
 * @param name its name, in upper case
 * @param aliases other names, in upper case
 * @param arguments what it takes at each place; the last one repeats if it is variadic
 * @param required how many arguments must be given
 * @param variadic whether the last argument may repeat
 * @param deterministic whether equal arguments give equal results: it may be computed once where
 *     they are constants
 * @param description one sentence for the documentation
 * @param examples at least one, unless the result changes from call to call
 */
public record ScalarFunction(
    String name,
    List<String> aliases,
    Category category,
    List<ArgumentType> arguments,
    int required,
    boolean variadic,
    ResultType result,
    NullRule nulls,
    boolean deterministic,
    String description,
    List<Example> examples,
    Body body) {

  /** A call and what it gives, both in PartiQL. */
  public record Example(String call, String result) {}

  /** Whether it may be called with so many arguments. */
  public boolean takes(int count) {
    return count >= required && (variadic || count <= arguments.size());
  }

  /** What it takes at a place, from 0. */
  public ArgumentType argument(int index) {
    return arguments.get(Math.min(index, arguments.size() - 1));
  }

  /** Whether it takes arguments of these types: so many of them, and each may be what it wants. */
  public boolean applicable(List<SqlType> types) {
    if (!takes(types.size())) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!argument(i).accepts(types.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The type of its result for arguments of these types. */
  public SqlType resultType(List<SqlType> types) {
    return result.of(types);
  }
}
