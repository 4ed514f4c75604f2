package io.encdynamo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Test
  void whichGoesFirstChangesWithEachPair() throws Exception {
    List<String> order = new ArrayList<>();
    Pairs pairs =
        Pairs.measure(
            1,
            2,
            round -> {
              order.add("ours " + round);
              return round;
            },
            round -> {
              order.add("theirs " + round);
              return round;
            });
    assertThat(order)
        .containsExactly("ours 0", "theirs 0", "theirs 1", "ours 1", "ours 2", "theirs 2");
    assertThat(pairs.count()).isEqualTo(2);
    assertThat(pairs.ratio()).isEqualTo((double) pairs.ourMedian() / pairs.theirMedian());
  }

  @Test
  void waysThatReadDifferentThingsAreNotCompared() {
    assertThatThrownBy(() -> Pairs.measure(0, 1, round -> 1, round -> 2))
        .isInstanceOf(IllegalStateException.class);
  }
}
