package io.encdynamo.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.KeyProvider;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Value VALUE = new StringValue("x");
  private static final RowBinding ROW = Rings.row("aid-001");

  private final Counting master = new Counting(Rings.master());
  private final AtomicLong now = new AtomicLong();
  private final List<Runnable> due = new CopyOnWriteArrayList<>();
  private final KeyRing.Timer timer = (delay, work) -> due.add(work);
  private final KeyRing ring = ring(Rings.NO_OTHERS);

  private KeyRing ring(KeyProviders providers) {
    return new KeyRing(Rings.CATALOG, master, providers, Duration.ofMinutes(5), now::get, timer);
  }

  private ColumnCipher cipher(KeyRing keys, KeyEntry key, Encryption encryption) {
    return ColumnCipher.of(Rings.place("STRING"), encryption, key, keys);
  }

  @Test
  void aKeyIsUnwrappedWhenItIsFirstNeededAndOnce() {
    ColumnCipher one = cipher(ring, Rings.key(), Rings.deterministic());
    ColumnCipher other = cipher(ring, Rings.key(), Rings.randomized());
    assertThat(master.unwrapped).hasValue(0);

    byte[] stored = one.encrypt(VALUE, ROW);
    one.decrypt(stored, ROW);
    other.encrypt(VALUE, ROW);

    assertThat(master.unwrapped).hasValue(1);
  }

  @Test
  void aKeyIsUnwrappedAgainWhenItsTimeIsOver() {
    ColumnCipher cipher = cipher(ring, Rings.key(), Rings.deterministic());
    byte[] stored = cipher.encrypt(VALUE, ROW);

    now.addAndGet(Duration.ofMinutes(4).toNanos());
    cipher.decrypt(stored, ROW);
    assertThat(master.unwrapped).hasValue(1);

    now.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(cipher.decrypt(stored, ROW)).isEqualTo(VALUE);
    assertThat(master.unwrapped).hasValue(2);
  }

  @Test
  void aKeyIsWipedWhenItsTimeIsOverEvenIfNobodyAsksForIt() {
    List<Duration> delays = new ArrayList<>();
    KeyRing keys =
        new KeyRing(
            Rings.CATALOG,
            master,
            Rings.NO_OTHERS,
            Duration.ofMinutes(5),
            now::get,
            (delay, work) -> {
              delays.add(delay);
              due.add(work);
            });
    cipher(keys, Rings.key(), Rings.deterministic()).encrypt(VALUE, ROW);
    assertThat(delays).containsExactly(Duration.ofMinutes(5).plusSeconds(1));
    DataKey[] seen = new DataKey[1];
    keys.derive(
        Rings.key(),
        Rings.key().versions().get(0),
        key -> {
          seen[0] = key;
          return 0;
        });

    due.get(0).run();

    assertThatThrownBy(() -> seen[0].rows(Rings.KEY)).isInstanceOf(DataKey.WipedException.class);
    cipher(keys, Rings.key(), Rings.randomized()).encrypt(VALUE, ROW);
    assertThat(master.unwrapped).hasValue(2);
  }

  @Test
  void threadsThatNeedAKeyAtTheSameTimeShareOneFlight() throws Exception {
    int threads = 8;
    master.millis = 200;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Value>> work =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      (Callable<Value>)
                          () -> {
                            ColumnCipher cipher = cipher(ring, Rings.key(), Rings.randomized());
                            start.await(10, TimeUnit.SECONDS);
                            return cipher.decrypt(cipher.encrypt(VALUE, ROW), ROW);
                          })
              .toList();
      for (Future<Value> result : pool.invokeAll(work)) {
        assertThat(result.get()).isEqualTo(VALUE);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(master.unwrapped).hasValue(1);
  }

  @Test
  void keysThatExpireWhileThreadsUseThemNeverGiveAWrongValue() throws Exception {
    AtomicLong ticking = new AtomicLong();
    KeyRing shortLived =
        new KeyRing(
            Rings.CATALOG,
            master,
            Rings.NO_OTHERS,
            Duration.ofNanos(20),
            ticking::incrementAndGet,
            timer);
    byte[] stored = cipher(Rings.ring(), Rings.key(), Rings.deterministic()).encrypt(VALUE, ROW);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      (Callable<Boolean>)
                          () -> {
                            ColumnCipher cipher =
                                cipher(shortLived, Rings.key(), Rings.deterministic());
                            for (int n = 0; n < 500; n++) {
                              assertThat(cipher.encrypt(VALUE, ROW)).isEqualTo(stored);
                            }
                            return true;
                          })
              .toList();
      for (Future<Boolean> result : pool.invokeAll(work)) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(master.unwrapped.get()).isGreaterThan(10);
  }

  @Test
  void aKeyThatIsNotTheOneCommittedToIsAnErrorAndNotADenial() {
    KeyVersion right = Rings.version(Rings.KVID, KeyState.CURRENT, Rings.secret(1));
    KeyVersion wrong = Rings.version(Rings.KVID, KeyState.CURRENT, Rings.secret(2));
    KeyEntry mixed =
        Rings.key(
            null,
            new KeyVersion(Rings.KVID, KeyState.CURRENT, wrong.wrapped(), right.commitment()));
    ColumnCipher cipher = cipher(ring, mixed, Rings.deterministic());

    assertNotAvailable(() -> cipher.encrypt(VALUE, ROW));
    assertNotAvailable(cipher::keyDenied);
  }

  @Test
  void anotherMasterKeyIsAnErrorAndNotADenial() {
    KeyRing other =
        new KeyRing(
            Rings.CATALOG,
            new LocalWrappingKey(Rings.secret(1)),
            Rings.NO_OTHERS,
            Duration.ofMinutes(5));
    ColumnCipher cipher = cipher(other, Rings.key(), Rings.deterministic());

    assertNotAvailable(() -> cipher.encrypt(VALUE, ROW));
    assertNotAvailable(cipher::keyDenied);
  }

  @Test
  void onlyTheProvidersRefusalIsADenialAndItIsAskedAgainLater() {
    AtomicInteger asked = new AtomicInteger();
    KeyProvider refusing =
        provider(
            "vault",
            () -> {
              asked.incrementAndGet();
              throw new KeyDeniedException("not for you");
            });
    KeyRing keys = ring(new KeyProviders(Set.of("vault"), property -> null, List.of(refusing)));
    KeyEntry key =
        Rings.key("vault:hr", Rings.version(Rings.KVID, KeyState.CURRENT, Rings.secret(1)));
    ColumnCipher cipher = cipher(keys, key, Rings.randomized());

    assertThat(cipher.keyDenied()).isTrue();
    assertThatThrownBy(() -> cipher.encrypt(VALUE, ROW))
        .isInstanceOf(DriverException.class)
        .hasCauseInstanceOf(KeyDeniedException.class)
        .hasMessageContaining("'default'")
        .hasMessageContaining("not for you");
    assertThat(asked).hasValue(1);

    now.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(cipher.keyDenied()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aProviderThatIsNotListedIsNotEvenOpened() {
    AtomicInteger asked = new AtomicInteger();
    KeyProvider provider =
        provider(
            "vault",
            () -> {
              asked.incrementAndGet();
              throw new KeyDeniedException("not for you");
            });
    KeyRing keys = ring(new KeyProviders(Set.of("kms"), property -> null, List.of(provider)));
    KeyEntry key =
        Rings.key("vault:hr", Rings.version(Rings.KVID, KeyState.CURRENT, Rings.secret(1)));

    assertNotAvailable(() -> cipher(keys, key, Rings.randomized()).encrypt(VALUE, ROW));
    assertNotAvailable(() -> keys.newVersion("k", Rings.KEY, "vault:hr", 8, KeyState.CURRENT));
    assertThat(asked).hasValue(0);
  }

  @Test
  void aNewVersionOpensAgain() {
    KeyVersion version = ring.newVersion("default", Rings.KEY, null, 8, KeyState.CURRENT);
    ColumnCipher cipher = cipher(ring, Rings.key(null, version), Rings.randomized());

    assertThat(cipher.decrypt(cipher.encrypt(VALUE, ROW), ROW)).isEqualTo(VALUE);
    assertThat(cipher.keyDenied()).isFalse();
  }

  @Test
  void aClosedRingGivesNothing() {
    ColumnCipher cipher = cipher(ring, Rings.key(), Rings.deterministic());
    byte[] stored = cipher.encrypt(VALUE, ROW);

    ring.close();
    ring.close();

    assertThatThrownBy(() -> cipher.decrypt(stored, ROW))
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OBJECT_CLOSED));
  }

  private static void assertNotAvailable(ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            DriverException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_NOT_AVAILABLE))
        .hasNoCause();
  }

  private static KeyProvider provider(String scheme, Callable<WrappingKey> open) {
    return new KeyProvider() {
      @Override
      public String scheme() {
        return scheme;
      }

      @Override
      public WrappingKey open(String location, Settings settings) {
        try {
          return open.call();
        } catch (RuntimeException thrown) {
          throw thrown;
        } catch (Exception impossible) {
          throw new IllegalStateException(impossible);
        }
      }
    };
  }

  private static final class Counting implements WrappingKey {
    private final WrappingKey key;
    private final AtomicInteger unwrapped = new AtomicInteger();
    private volatile long millis;

    private Counting(WrappingKey key) {
      this.key = key;
    }

    @Override
    public byte[] wrap(WrapContext context, byte[] dataKey) {
      return key.wrap(context, dataKey);
    }

    @Override
    public byte[] unwrap(WrapContext context, byte[] blob) {
      unwrapped.incrementAndGet();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      return key.unwrap(context, blob);
    }

    @Override
    public void close() {
      key.close();
    }
  }
}
