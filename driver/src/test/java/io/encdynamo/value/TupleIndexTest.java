package io.encdynamo.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TupleIndexTest {
  @Test
  void tuplesAreNumberedAsTheyCome() {
    TupleIndex index = new TupleIndex(2);
    Map<String, Integer> numbers = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int first = random.nextInt(200);
      int second = random.nextInt(200);
      Value[] tuple = TestValues.row(first, String.valueOf(second));
      Integer known = numbers.putIfAbsent(first + " " + second, numbers.size());
      assertThat(index.find(tuple)).isEqualTo(known == null ? -1 : known);
      assertThat(index.add(tuple)).isEqualTo(known == null ? numbers.size() - 1 : known);
      assertThat(index.size()).isEqualTo(numbers.size());
    }
  }

  @Test
  void aCancellationIsSeenWhileALargeTableGrows() {
    CancelSignal signal = CancelSignal.unlimited();
    TupleIndex index = new TupleIndex(1, signal);
    signal.cancel();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                index.add(TestValues.row(i));
              }
            })
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }
}
