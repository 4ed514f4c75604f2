package io.encdynamo.plan.conformance;

import io.encdynamo.value.BagValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueEquality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * Whether a result is the expected one: PartiQL's equality, numbers by value and bags as multisets,
 * but strict about kinds. So MISSING is not NULL here and a bag is no list.
 */
public final class SameResult {
  private SameResult() {}

  public static boolean same(Value expected, Value actual) {
    Value a = expected.force();
    Value b = actual.force();
    if (a instanceof NumericValue && b instanceof NumericValue) {
      return ValueEquality.same(a, b);
    } else if (a.kind() != b.kind()) {
      return false;
    } else if (a instanceof ListValue x && b instanceof ListValue y) {
      return inOrder(x.elements(), y.elements());
    } else if (a instanceof BagValue x && b instanceof BagValue y) {
      return inAnyOrder(x.elements(), y.elements(), ValueEquality::hash, SameResult::same);
    } else if (a instanceof StructValue x && b instanceof StructValue y) {
      return inAnyOrder(x.fields(), y.fields(), f -> f.name().hashCode(), SameResult::sameField);
    }
    return ValueEquality.same(a, b);
  }

  private static boolean sameField(StructValue.Field a, StructValue.Field b) {
    return a.name().equals(b.name()) && same(a.value(), b.value());
  }

  private static boolean inOrder(List<Value> expected, List<Value> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static <T> boolean inAnyOrder(
      List<T> expected, List<T> actual, ToIntFunction<T> hash, BiPredicate<T, T> same) {
    if (expected.size() != actual.size()) {
      return false;
    }
    Map<Integer, List<T>> left = new HashMap<>();
    for (T element : expected) {
      left.computeIfAbsent(hash.applyAsInt(element), h -> new ArrayList<>()).add(element);
    }
    for (T element : actual) {
      List<T> candidates = left.getOrDefault(hash.applyAsInt(element), List.of());
      int found = 0;
      while (found < candidates.size() && !same.test(candidates.get(found), element)) {
        found++;
      }
      if (found == candidates.size()) {
        return false;
      }
      candidates.remove(found);
    }
    return true;
  }
}
