package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The data keys of one catalog, unwrapped when first needed, once for all threads, and kept for a
 * limited time. Each is checked against its commitment after every unwrapping.
 */
public final class KeyRing implements AutoCloseable {
  /** How long a provider that refused a key is not asked again, at most. */
  private static final Duration DENIAL = Duration.ofSeconds(30);

  /** So that a key is not wiped under the hands of whoever got it in its last moment. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Id16 catalogId;
  private final WrappingKey master;
  private final KeyProviders providers;
  private final long keepNanos;
  private final long denialNanos;
  private final LongSupplier clock;
  private final Timer timer;
  private final ConcurrentHashMap<Slot, Held> held = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, WrappingKey> opened = new ConcurrentHashMap<>();
  private final SingleFlight<Slot, Held> unwrapping = new SingleFlight<>();
  private final SingleFlight<String, WrappingKey> opening = new SingleFlight<>();
  private volatile boolean closed;

  /** Runs something once, later. */
  @FunctionalInterface
  interface Timer {
    void after(Duration delay, Runnable work);
  }

  private record Slot(Id16 keyId, int kvid) {}

  /** A key, or the refusal of one, until some time. */
  private record Held(@Nullable DataKey key, @Nullable KeyDeniedException denied, long until) {}

  /**
   * An empty ring.
   *
   * @param master the key behind keys without a provider of their own; not closed by the ring
   * @param keep how long an unwrapped key is kept
   */
  public KeyRing(Id16 catalogId, WrappingKey master, KeyProviders providers, Duration keep) {
    this(catalogId, master, providers, keep, System::nanoTime, KeyRing::later);
  }

  KeyRing(
      Id16 catalogId,
      WrappingKey master,
      KeyProviders providers,
      Duration keep,
      LongSupplier clock,
      Timer timer) {
    this.catalogId = catalogId;
    this.master = master;
    this.providers = providers;
    this.keepNanos = keep.toNanos();
    this.denialNanos = Math.min(keepNanos, DENIAL.toNanos());
    this.clock = clock;
    this.timer = timer;
  }

  /** On the JDK's own thread for delays, which is a daemon; what is run there is short. */
  private static void later(Duration delay, Runnable work) {
    CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
        .execute(work);
  }

  /** The catalog whose keys these are. */
  public Id16 catalogId() {
    return catalogId;
  }

  /**
   * Makes the first or next version of a key.
   *
   * @param name the key's name, for messages
   * @param provider the URI of the master key that wraps it; null for the catalog's
   * @throws DriverException 5E002 if the master key is not available or refused
   */
  public KeyVersion newVersion(
      String name, Id16 keyId, @Nullable String provider, int kvid, KeyState state) {
    byte[] secret = new byte[Derivation.KEY_LENGTH];
    RANDOM.nextBytes(secret);
    try {
      WrapContext context =
          WrapContext.dataKey(catalogId.bytes(), keyId.bytes(), kvid, "'" + name + "'");
      WrappingKey wrapping = wrappingKey(provider);
      if (wrapping instanceof PynamodbMatePassword password) {
        password.putKey(secret);
      }
      byte[] blob = wrapping.wrap(context, secret);
      byte[] commitment = DataKey.commitment(keyId, kvid, secret);
      return new KeyVersion(kvid, state, Bytes.of(blob), Bytes.of(commitment));
    } catch (KeyDeniedException denied) {
      throw deniedError(name, denied);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Wraps all versions of a key anew.
   *
   * @param provider the URI of the master key from now on
   * @throws DriverException 5E002 if either master key is not available or refused
   */
  public KeyEntry rewrapped(KeyEntry key, String provider) {
    List<KeyVersion> versions = new ArrayList<>();
    try {
      for (KeyVersion version : key.versions()) {
        byte[] secret = unwrap(key, version);
        try {
          byte[] blob =
              wrappingKey(provider).wrap(context(key.keyId(), version, key.name()), secret);
          versions.add(
              new KeyVersion(
                  version.kvid(), version.state(), Bytes.of(blob), version.commitment()));
        } finally {
          Arrays.fill(secret, (byte) 0);
        }
      }
    } catch (KeyDeniedException denied) {
      throw deniedError(key.name(), denied);
    }
    return new KeyEntry(key.name(), key.keyId(), provider, versions);
  }

  /** Whether the provider refuses this version. Asks it unless the answer is known. */
  boolean isDenied(KeyEntry key, KeyVersion version) {
    return find(key, version).denied() != null;
  }

  /**
   * Something derived from a key version, and until when it may be used.
   *
   * @throws DriverException 5E002 if the key is not available; its cause is a {@link
   *     KeyDeniedException} if, and only if, the provider refused it
   */
  <T> Leased<T> derive(KeyEntry key, KeyVersion version, Function<DataKey, T> derivation) {
    while (true) {
      Held found = find(key, version);
      if (found.denied() != null) {
        throw deniedError(key.name(), found.denied());
      }
      if (found.key() != null) {
        try {
          return new Leased<>(derivation.apply(found.key()), found.until());
        } catch (DataKey.WipedException over) {
          held.remove(new Slot(key.keyId(), version.kvid()), found);
        }
      }
    }
  }

  /**
   * Whether something derived may still be used.
   *
   * @throws DriverException HY010 if the ring is closed
   */
  boolean isFresh(Leased<?> leased) {
    requireOpen();
    return clock.getAsLong() - leased.until() < 0;
  }

  private Held find(KeyEntry key, KeyVersion version) {
    requireOpen();
    Slot slot = new Slot(key.keyId(), version.kvid());
    Held known = held.get(slot);
    if (known != null && clock.getAsLong() - known.until() < 0) {
      return known;
    }
    return unwrapping.run(slot, () -> unwrap(slot, key, version));
  }

  private Held unwrap(Slot slot, KeyEntry key, KeyVersion version) {
    Held made = ask(key, version);
    Held former = held.put(slot, made);
    wipe(former);
    if (made.key() != null) {
      // not only when somebody asks again: a connection may lie in its pool for days
      timer.after(Duration.ofNanos(keepNanos).plus(GRACE), () -> forget(slot, made));
    }
    if (closed) {
      close();
      requireOpen();
    }
    return made;
  }

  private Held ask(KeyEntry key, KeyVersion version) {
    try {
      return new Held(open(key, version), null, clock.getAsLong() + keepNanos);
    } catch (KeyDeniedException denied) {
      return new Held(null, denied, clock.getAsLong() + denialNanos);
    }
  }

  private void forget(Slot slot, Held over) {
    held.remove(slot, over);
    wipe(over);
  }

  private DataKey open(KeyEntry key, KeyVersion version) {
    return new DataKey(key.keyId(), version.kvid(), unwrap(key, version));
  }

  /** The 32 bytes of a version, checked against its commitment; they belong to the caller. */
  private byte[] unwrap(KeyEntry key, KeyVersion version) {
    WrapContext context = context(key.keyId(), version, key.name());
    byte[] secret = wrappingKey(key.provider()).unwrap(context, version.wrapped().toArray());
    if (secret.length != Derivation.KEY_LENGTH
        || !DataKey.matches(key.keyId(), version.kvid(), secret, version.commitment())) {
      Arrays.fill(secret, (byte) 0);
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "what was unwrapped is not the key that the catalog commits to");
    }
    return secret;
  }

  private WrapContext context(Id16 keyId, KeyVersion version, String name) {
    return WrapContext.dataKey(catalogId.bytes(), keyId.bytes(), version.kvid(), "'" + name + "'");
  }

  private WrappingKey wrappingKey(@Nullable String provider) {
    if (provider == null) {
      return master;
    }
    WrappingKey known = opened.get(provider);
    return known != null
        ? known
        : opening.run(
            provider,
            () -> {
              WrappingKey key = providers.named(provider);
              WrappingKey other = opened.putIfAbsent(provider, key);
              if (other != null) {
                key.close();
                return other;
              }
              if (closed) {
                close();
                requireOpen();
              }
              return key;
            });
  }

  private static DriverException deniedError(String name, KeyDeniedException denied) {
    return new DriverException(
        denied, ErrorCode.KEY_NOT_AVAILABLE, "'" + name + "'", denied.reason());
  }

  private void requireOpen() {
    if (closed) {
      throw new DriverException(ErrorCode.OBJECT_CLOSED, "connection");
    }
  }

  private static void wipe(@Nullable Held former) {
    if (former != null && former.key() != null) {
      former.key().close();
    }
  }

  /** Wipes all keys. Ciphers made with this ring throw HY010 from then on. May be called twice. */
  @Override
  public void close() {
    closed = true;
    for (Slot slot : held.keySet()) {
      wipe(held.remove(slot));
    }
    for (String provider : opened.keySet()) {
      WrappingKey key = opened.remove(provider);
      if (key != null) {
        key.close();
      }
    }
  }
}
