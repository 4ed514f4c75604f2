package io.encdynamo.value;

import static io.encdynamo.value.TestValues.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of order, equality and hash over seeded random values. */
class ValueLawsTest {
  private static List<Value> sample(long seed, int size) {
    RandomValues random = new RandomValues(seed);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(random.any());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void theOrderIsTotal(ValueOrder order) {
    List<Value> values = sample(1, 120);
    for (Value a : values) {
      assertThat(order.compare(a, a)).isZero();
      for (Value b : values) {
        int ab = Integer.signum(order.compare(a, b));
        assertThat(Integer.signum(order.compare(b, a))).isEqualTo(-ab);
        for (Value c : values) {
          if (ab <= 0 && order.compare(b, c) <= 0 && order.compare(a, c) > 0) {
            fail("%s, %s, %s".formatted(show(a), show(b), show(c)));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anySampleCanBeSorted(ValueOrder order) {
    List<Value> values = sample(2, 5000);
    assertThatCode(() -> values.sort(order)).doesNotThrowAnyException();
    assertThat(values).isSortedAccordingTo(order);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void equalityIsTheOrdersAndHashesAgree(long seed) {
    List<Value> values = sample(seed, 300);
    int equalAcrossKinds = 0;
    for (Value a : values) {
      for (Value b : values) {
        boolean same = ValueEquality.same(a, b);
        boolean ordered = ValueOrder.NULLS_LAST.compare(a, b) == 0;
        boolean hashed = ValueEquality.hash(a) == ValueEquality.hash(b);
        if (same != ordered || (same && !hashed)) {
          fail("%s, %s".formatted(show(a), show(b)));
        }
        if (same) {
          equalAcrossKinds += a.kind() == b.kind() ? 0 : 1;
        }
      }
    }
    assertThat(equalAcrossKinds).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void whatAnOrderFindsEqualIsEqual(ValueOrder order) {
    List<Value> values = sample(8, 400);
    for (Value a : values) {
      for (Value b : values) {
        if (order.compare(a, b) == 0 && !ValueEquality.same(a, b)) {
          fail("%s, %s".formatted(show(a), show(b)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void anIndexNumbersDistinctTuplesInTheOrderTheyCome(long seed) {
    RandomValues random = new RandomValues(seed);
    TupleIndex index = new TupleIndex(2);
    List<Value[]> distinct = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Value[] tuple = {random.any(), random.number()};
      int expected = indexOf(distinct, tuple);
      assertThat(index.find(tuple)).isEqualTo(expected);
      if (expected < 0) {
        expected = distinct.size();
        distinct.add(tuple.clone());
      }
      assertThat(index.add(tuple)).isEqualTo(expected);
      assertThat(index.size()).isEqualTo(distinct.size());
      assertThat(index.get(expected, 1)).isSameAs(distinct.get(expected)[1]);
    }
  }

  private static int indexOf(List<Value[]> tuples, Value[] wanted) {
    for (int i = 0; i < tuples.size(); i++) {
      if (ValueEquality.same(tuples.get(i)[0], wanted[0])
          && ValueEquality.same(tuples.get(i)[1], wanted[1])) {
        return i;
      }
    }
    return -1;
  }
}
