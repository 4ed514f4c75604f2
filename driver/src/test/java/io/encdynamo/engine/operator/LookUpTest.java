package io.encdynamo.engine.operator;

import static io.encdynamo.value.TestValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Execution;
import io.encdynamo.engine.HeldKeys;
import io.encdynamo.engine.Leaf;
import io.encdynamo.engine.Leaves;
import io.encdynamo.engine.TestExecution;
import io.encdynamo.engine.WantedKeys;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A leaf is told what the joins above hold when its first row is asked for, and not before. */
class LookUpTest {
  private static final Leaf LEAF = new Leaf() {};
  private static final long MANY = 1_000;

  private final List<List<WantedKeys>> asked = new ArrayList<>();
  private final Execution execution =
      TestExecution.strict()
          .withLeaves(
              new Leaves() {
                @Override
                public RowCursor open(Leaf leaf, Execution running) {
                  throw new IllegalStateException("a leaf read whole");
                }

                @Override
                public RowCursor open(Leaf leaf, List<WantedKeys> wanted, Execution running) {
                  asked.add(wanted);
                  return Operators.values(List.<Value[]>of(new Value[] {value(7)}));
                }
              });

  private static HeldKeys held(Value[]... keys) {
    TupleIndex index = new TupleIndex(keys[0].length);
    for (Value[] key : keys) {
      index.add(key);
    }
    HeldKeys held = new HeldKeys();
    held.tell(index);
    return held;
  }

  private static Value[] key(int... numbers) {
    Value[] key = new Value[numbers.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = value(numbers[i]);
    }
    return key;
  }

  private static List<List<Value>> tuples(WantedKeys wanted) {
    TupleIndex index = Objects.requireNonNull(wanted.atMost(MANY));
    List<List<Value>> tuples = new ArrayList<>();
    for (int i = 0; i < index.size(); i++) {
      List<Value> tuple = new ArrayList<>();
      for (int column = 0; column < index.width(); column++) {
        tuple.add(index.get(i, column));
      }
      tuples.add(tuple);
    }
    return tuples;
  }

  @Test
  void aLeafIsOpenedOnceAndLate() {
    List<WantedKeys> wanted = List.of(new WantedKeys(List.of("a"), List.of(0), held(key(1))));
    try (RowCursor rows = Operators.lookUp(LEAF, wanted, execution)) {
      assertThat(asked).isEmpty();
      assertThat(rows.next()).containsExactly(value(7));
      assertThat(rows.next()).isNull();
      assertThat(rows.next()).isNull();
      assertThat(asked).containsExactly(wanted);
    }
  }

  @Test
  void aLeafThatNobodyReadIsNotOpened() {
    RowCursor rows = Operators.lookUp(LEAF, List.of(), execution);
    rows.close();
    assertThat(rows.next()).isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void theKeysOfSomeColumnsAreInTheirOrderAndNoneComesTwice() {
    HeldKeys held = held(key(1, 2, 3), key(4, 2, 3), key(1, 5, 6));
    assertThat(tuples(new WantedKeys(List.of("c", "b"), List.of(2, 1), held)))
        .containsExactly(List.of(value(3), value(2)), List.of(value(6), value(5)));
    assertThat(tuples(new WantedKeys(List.of("a", "b", "c"), List.of(0, 1, 2), held)))
        .containsExactly(List.of(key(1, 2, 3)), List.of(key(4, 2, 3)), List.of(key(1, 5, 6)));
  }

  @Test
  void tooManyKeysAreNone() {
    HeldKeys held = held(key(1, 1), key(1, 2), key(1, 3), key(2, 4));
    WantedKeys first = new WantedKeys(List.of("a"), List.of(0), held);
    assertThat(first.atMost(1)).isNull();
    assertThat(first.atMost(2)).isNotNull();
    WantedKeys both = new WantedKeys(List.of("a", "b"), List.of(0, 1), held);
    assertThat(both.atMost(3)).isNull();
    assertThat(both.atMost(4)).isNotNull();
  }

  @Test
  void keysThatNobodyToldAreNone() {
    assertThat(new WantedKeys(List.of("a"), List.of(0), new HeldKeys()).atMost(MANY)).isNull();
  }
}
