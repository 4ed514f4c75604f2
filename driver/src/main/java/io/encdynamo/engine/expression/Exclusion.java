package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * EXCLUDE: a value without what a path leads to. A step that fits nothing takes nothing away
 * (PartiQL RFC 0027).
 */
public final class Exclusion {
  private Exclusion() {}

  /** One step of a path. */
  public sealed interface Step {

    /** {@code .name}. */
    record Name(String name, boolean exact) implements Step {
      boolean matches(String other) {
        return exact ? name.equals(other) : name.equalsIgnoreCase(other);
      }
    }

    /** {@code .*}. */
    record AllNames() implements Step {}

    /** {@code [index]}, from 0. */
    record Index(int index) implements Step {}

    /** {@code [*]}. */
    record AllIndexes() implements Step {}
  }

  /**
   * The operand without what the path leads to.
   *
   * @param path at least one step
   */
  public static Evaluator of(Evaluator operand, List<Step> path) {
    List<Step> steps = List.copyOf(path);
    return (row, execution) -> without(operand.evaluate(row, execution).force(), steps);
  }

  private static Value without(Value value, List<Step> steps) {
    Step step = steps.get(0);
    List<Step> rest = steps.subList(1, steps.size());
    if (value instanceof StructValue struct
        && (step instanceof Step.Name || step instanceof Step.AllNames)) {
      List<StructValue.Field> fields = new ArrayList<>();
      for (StructValue.Field field : struct.fields()) {
        boolean meant = !(step instanceof Step.Name name) || name.matches(field.name());
        if (!meant) {
          fields.add(field);
        } else if (!rest.isEmpty()) {
          fields.add(new StructValue.Field(field.name(), without(field.value().force(), rest)));
        }
      }
      return new StructValue(List.copyOf(fields));
    } else if (value instanceof ListValue list
        && (step instanceof Step.Index || step instanceof Step.AllIndexes)) {
      return new ListValue(elements(list.elements(), step, rest));
    } else if (value instanceof BagValue bag && step instanceof Step.AllIndexes) {
      return new BagValue(elements(List.copyOf(bag.elements()), step, rest));
    }
    return value;
  }

  private static List<Value> elements(List<Value> elements, Step step, List<Step> rest) {
    List<Value> left = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      boolean meant = !(step instanceof Step.Index index) || index.index() == i;
      if (!meant) {
        left.add(elements.get(i));
      } else if (!rest.isEmpty()) {
        left.add(without(elements.get(i).force(), rest));
      }
    }
    return List.copyOf(left);
  }
}
