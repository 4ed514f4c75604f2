package io.encdynamo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void theAimItselfIsMet() {
    assertThat(Result.atMost("access-lookup", 1.15, 1.15).line())
        .isEqualTo("access-lookup\t1.150\t1.15\tmet");
    assertThat(Result.atLeast("engine-parse", 2, 2).line())
        .isEqualTo("engine-parse\t2.000\t2.00\tmet");
  }

  @Test
  void theWrongSideOfTheAimIsMissed() {
    assertThat(Result.atMost("access-lookup", 1.2, 1.15).line())
        .isEqualTo("access-lookup\t1.200\t1.15\tmissed");
    assertThat(Result.atLeast("engine-parse", 1.9, 2).line())
        .isEqualTo("engine-parse\t1.900\t2.00\tmissed");
  }
}
