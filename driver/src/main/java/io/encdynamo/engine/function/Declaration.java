package io.encdynamo.engine.function;

import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** A function being declared: written as one sentence in the lists of this package. */
final class Declaration {
  private final String name;
  private final List<String> aliases;
  private final Category category;
  private List<ArgumentType> arguments = List.of();
  private int required;
  private boolean variadic;
  private ResultType result = types -> SqlType.ANY;
  private NullRule nulls = NullRule.PROPAGATE;
  private boolean deterministic = true;
  private final List<ScalarFunction.Example> examples = new ArrayList<>();

  private Declaration(Category category, String name, List<String> aliases) {
    this.category = category;
    this.name = name;
    this.aliases = aliases;
  }

  static Declaration function(Category category, String name, String... aliases) {
    return new Declaration(category, name, List.of(aliases));
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

  /** The last argument may repeat. */
  Declaration repeating() {
    variadic = true;
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

  /** The body sees NULL and MISSING. */
  Declaration seesAbsent() {
    nulls = NullRule.AWARE;
    return this;
  }

  /** Every call may give another result. */
  Declaration changing() {
    deterministic = false;
    return this;
  }

  /** A call and what it gives, both in PartiQL; a test runs it, the documentation shows it. */
  Declaration example(String call, String result) {
    examples.add(new ScalarFunction.Example(call, result));
    return this;
  }

  ScalarFunction nullary(String description, Body.Nullary body) {
    return build(description, body);
  }

  ScalarFunction unary(String description, Body.Unary body) {
    return build(description, body);
  }

  ScalarFunction binary(String description, Body.Binary body) {
    return build(description, body);
  }

  ScalarFunction variadic(String description, Body.Variadic body) {
    return build(description, body);
  }

  ScalarFunction lazy(String description, Body.Lazy body) {
    return build(description, body);
  }

  private ScalarFunction build(String description, Body body) {
    return new ScalarFunction(
        name,
        aliases,
        category,
        arguments,
        required,
        variadic,
        result,
        nulls,
        deterministic,
        description,
        List.copyOf(examples),
        body);
  }
}
