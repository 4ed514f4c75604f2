package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.function.ArgumentType;
import io.encdynamo.engine.function.ResultType;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.function.Supplier;

/** An aggregate function being declared: written as one sentence in the table. */
final class Declaration {
  private final String name;
  private final List<String> aliases;
  private List<ArgumentType> arguments = List.of();
  private int required;
  private ResultType result = types -> SqlType.ANY;
  private boolean collects;

  private Declaration(String name, List<String> aliases) {
    this.name = name;
    this.aliases = aliases;
  }

  static Declaration aggregate(String name, String... aliases) {
    return new Declaration(name, List.of(aliases));
  }

  /** The arguments; all must be given unless {@link #required} says otherwise. */
  Declaration takes(ArgumentType... types) {
    arguments = List.of(types);
    required = types.length;
    return this;
  }

  /** How many arguments must be given; the ones after them may be left out. */
  Declaration required(int count) {
    required = count;
    return this;
  }

  Declaration gives(SqlType type) {
    result = types -> type;
    return this;
  }

  Declaration gives(ResultType type) {
    result = type;
    return this;
  }

  /** The state grows with each value. */
  Declaration collecting() {
    collects = true;
    return this;
  }

  AggregateFunction of(String description, String example, Supplier<Accumulator> start) {
    return new AggregateFunction(
        name, aliases, arguments, required, result, collects, description, example, start);
  }
}
