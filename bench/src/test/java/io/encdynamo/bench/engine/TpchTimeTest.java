package io.encdynamo.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TpchTimeTest {

  @Test
  void oneJvmReadsWhatTheOtherWrote() {
    TpchTime time = new TpchTime(7, 4, 12.5);
    assertThat(TpchTime.of(time.line())).isEqualTo(time);
    assertThat(time.shown()).isEqualTo("12.5");
  }

  @Test
  void aQueryThatWasStoppedTookTheWholeTime() {
    TpchTime stopped = TpchTime.of(TpchTime.stopped(19).line());
    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.millis()).isEqualTo(60_000);
    assertThat(stopped.shown()).isEqualTo("stopped");
  }
}
