package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.aggregate.AggregateFunction.Order;
import io.encdynamo.engine.aggregate.AggregateFunction.Start;
import io.encdynamo.engine.function.ArgumentType;
import io.encdynamo.engine.function.ResultType;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An aggregate function being declared: written as one sentence in the table. */
final class Declaration {
  private final String name;
  private final List<String> aliases;
  private final List<ArgumentType> arguments = new ArrayList<>();
  private int aggregated;
  private int required;
  private ResultType result = types -> SqlType.ANY;
  private Order order = Order.NONE;
  private boolean keepsNull;
  private boolean collects;

  private Declaration(String name, List<String> aliases) {
    this.name = name;
    this.aliases = aliases;
  }

  static Declaration aggregate(String name, String... aliases) {
    return new Declaration(name, List.of(aliases));
  }

  /** What is aggregated. */
  Declaration takes(ArgumentType... types) {
    arguments.addAll(List.of(types));
    aggregated = types.length;
    required = types.length;
    return this;
  }

  /** A direct argument behind them. */
  Declaration with(ArgumentType type) {
    arguments.add(type);
    required++;
    return this;
  }

  /** A direct argument behind them, which may be left out. */
  Declaration withOptional(ArgumentType type) {
    arguments.add(type);
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

  /** The type of what is aggregated. */
  Declaration givesOneOfThem() {
    result = types -> types.get(0);
    return this;
  }

  Declaration ordered(Order kind) {
    order = kind;
    return this;
  }

  Declaration keepingNull() {
    keepsNull = true;
    return this;
  }

  /** The state grows with each value. */
  Declaration collecting() {
    collects = true;
    return this;
  }

  AggregateFunction of(String description, String example, Supplier<Accumulator> start) {
    return ofDirect(description, example, direct -> start.get());
  }

  AggregateFunction ofDirect(String description, String example, Start start) {
    return new AggregateFunction(
        name,
        aliases,
        List.copyOf(arguments),
        aggregated,
        required,
        result,
        order,
        keepsNull,
        collects,
        description,
        example,
        start);
  }
}
