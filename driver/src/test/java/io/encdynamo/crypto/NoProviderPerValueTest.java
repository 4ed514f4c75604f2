package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking the JDK for a Cipher, a Mac or a SecureRandom costs more than a value; so none does. */
class NoProviderPerValueTest {

  /** Has nothing, and counts how often this thread asks it. */
  private static final class Asked extends Provider {
    private static final long serialVersionUID = 1L;
    private final transient Thread thread = Thread.currentThread();
    private final AtomicLong times = new AtomicLong();

    Asked() {
      super("Asked", "1", "counts");
    }

    @Override
    public Service getService(String type, String algorithm) {
      if (Thread.currentThread() == thread) {
        times.incrementAndGet();
      }
      return super.getService(type, algorithm);
    }
  }

  static List<Encryption> encryptions() {
    return List.of(Rings.deterministic(), Rings.randomized(), Rings.blind(null, 16, true));
  }

  @ParameterizedTest
  @MethodSource("encryptions")
  void valuesAskNoProvider(Encryption encryption) {
    ColumnCipher cipher =
        ColumnCipher.of(Rings.place("STRING"), encryption, Rings.key(), Rings.ring());
    use(cipher, 0);
    Asked asked = new Asked();
    Security.insertProviderAt(asked, 1);
    try {
      for (int i = 1; i < 300; i++) {
        use(cipher, i);
      }
      assertThat(asked.times.get()).isZero();
    } finally {
      Security.removeProvider(asked.getName());
    }
  }

  private static void use(ColumnCipher cipher, int i) {
    RowBinding row = Rings.row("row " + i);
    Value value = new StringValue("value " + i);
    byte[] stored = cipher.encrypt(value, row);
    assertThat(cipher.decrypt(stored, row)).isEqualTo(value);
    if (cipher.encryption().hasBlindIndex()) {
      BlindIndex index = Objects.requireNonNull(cipher.blindIndex());
      assertThat(index.fits(index.companion(value, stored), value, stored)).isTrue();
    }
  }

  /** What the count is worth: a Cipher that is asked for is counted. */
  @Test
  void whoAsksIsCounted() throws Exception {
    Asked asked = new Asked();
    Security.insertProviderAt(asked, 1);
    try {
      assertThat(Cipher.getInstance("AES/GCM/NoPadding")).isNotNull();
      assertThat(asked.times.get()).isPositive();
    } finally {
      Security.removeProvider(asked.getName());
    }
  }
}
