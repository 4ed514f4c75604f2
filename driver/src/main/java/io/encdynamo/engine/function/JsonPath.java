package io.encdynamo.engine.function;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CollectionValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of SQL/JSON (SQL:2016 part 2, 9.39) without filters and methods: {@code $.a."b c"[0, 2 to
 * last].*[*]}, {@code lax} or {@code strict} before it. In lax mode, the usual one, a member of a
 * list is that of its elements, an element of anything else than a list is that itself, and what is
 * not there is left out; in strict mode it is an error.
 */
final class JsonPath {

  /** One step. */
  sealed interface Step {}

  /** {@code .name}. */
  record Member(String name) implements Step {}

  /** {@code .*}. */
  record AllMembers() implements Step {}

  /** {@code [0, 2 to last]}. */
  record Elements(List<Range> ranges) implements Step {}

  /** {@code [*]}. */
  record AllElements() implements Step {}

  /** From one place to another, both included; {@code last - n} is counted from the end. */
  record Range(Index from, Index to) {}

  /** A place: from the beginning, or back from the last one. */
  record Index(boolean fromLast, int offset) {
    int in(int size) {
      return fromLast ? size - 1 - offset : offset;
    }
  }

  private final boolean strict;
  private final List<Step> steps;

  JsonPath(boolean strict, List<Step> steps) {
    this.strict = strict;
    this.steps = steps;
  }

  /**
   * Reads a path.
   *
   * @throws DriverException 22023 if it is none
   */
  static JsonPath parse(String text) {
    return new JsonPathParser(text).path();
  }

  /**
   * What the path leads to.
   *
   * @throws DriverException 22023 in strict mode, if a step leads nowhere
   */
  List<Value> select(Value root) {
    List<Value> found = List.of(root);
    for (Step step : steps) {
      List<Value> next = new ArrayList<>();
      for (Value value : found) {
        follow(step, value.force(), next);
      }
      found = next;
    }
    return found.stream().map(Value::force).toList();
  }

  private void follow(Step step, Value value, List<Value> found) {
    if (step instanceof Elements || step instanceof AllElements) {
      elements(step, value, found);
    } else if (value instanceof CollectionValue collection && !strict) {
      collection.elements().forEach(element -> members(step, element.force(), found));
    } else {
      members(step, value, found);
    }
  }

  private void members(Step step, Value value, List<Value> found) {
    int before = found.size();
    if (value instanceof StructValue struct) {
      for (StructValue.Field field : struct.fields()) {
        if (step instanceof AllMembers
            || (step instanceof Member member && field.name().equals(member.name))) {
          found.add(field.value());
        }
      }
    }
    if (strict
        && (!(value instanceof StructValue)
            || (step instanceof Member && found.size() == before))) {
      throw nowhere();
    }
  }

  private void elements(Step step, Value value, List<Value> found) {
    if (strict && !(value instanceof CollectionValue)) {
      throw nowhere();
    }
    List<Value> elements =
        value instanceof CollectionValue collection ? collection.elements() : List.of(value);
    if (!(step instanceof Elements chosen)) {
      found.addAll(elements);
      return;
    }
    for (Range range : chosen.ranges) {
      int from = range.from.in(elements.size());
      int to = range.to.in(elements.size());
      if (strict && (from < 0 || to >= elements.size() || from > to)) {
        throw nowhere();
      }
      for (int i = Math.max(0, from); i <= Math.min(to, elements.size() - 1); i++) {
        found.add(elements.get(i));
      }
    }
  }

  private static DriverException nowhere() {
    return new DriverException(
        ErrorCode.VALUE_INVALID, "A strict JSON path", "there is no such member or element");
  }
}
