package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The master key of a catalog, which may get a successor while it is in use: the successor wraps,
 * and what the former ones wrapped can still be opened by whoever read it before.
 */
public final class MasterKey implements WrappingKey {
  private volatile List<WrappingKey> newestFirst;

  /**
   * @param key closed with this object
   */
  public MasterKey(WrappingKey key) {
    this.newestFirst = List.of(key);
  }

  /** From now on another key wraps. It is closed with this object. */
  public synchronized void succeedBy(WrappingKey next) {
    List<WrappingKey> keys = new ArrayList<>();
    keys.add(next);
    keys.addAll(newestFirst);
    newestFirst = List.copyOf(keys);
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    return newestFirst.get(0).wrap(context, dataKey);
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    List<WrappingKey> keys = newestFirst;
    DriverException first = null;
    for (WrappingKey key : keys) {
      try {
        return key.unwrap(context, blob);
      } catch (DriverException wrong) {
        if (wrong.code() != ErrorCode.KEY_NOT_AVAILABLE) {
          throw wrong;
        }
        first = first == null ? wrong : first;
      }
    }
    throw first == null ? new IllegalStateException("There is a master key") : first;
  }

  @Override
  public void close() {
    newestFirst.forEach(WrappingKey::close);
  }

  @Override
  public String toString() {
    return "master key";
  }
}
