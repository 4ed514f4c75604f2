package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.WrapContext;
import io.encdynamo.spi.WrappingKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A master key of 32 bytes in this process (format page, WRAPPED KEY, form 01). Each context has a
 * wrapping key and a check of its own; the check tells another master key from a damaged blob.
 */
final class LocalWrappingKey implements WrappingKey {
  private static final byte FORM = 1;
  private static final int CHECK_LENGTH = 32;
  private static final int SEALED_AT = 1 + CHECK_LENGTH;
  private static final int BLOB_LENGTH = SEALED_AT + Siv.OVERHEAD + Derivation.KEY_LENGTH;

  private final byte[] master;
  private boolean closed;

  /**
   * A master key.
   *
   * @param master 32 bytes, which now belong to this object
   */
  LocalWrappingKey(byte[] master) {
    if (master.length != Derivation.KEY_LENGTH) {
      throw new IllegalArgumentException("A master key has 32 bytes");
    }
    this.master = master;
  }

  @Override
  public byte[] wrap(WrapContext context, byte[] dataKey) {
    byte[] associatedData = context.bytes();
    byte[] derived = derive(context, associatedData);
    try {
      byte[] sealed = siv(derived).encrypt(dataKey, associatedData);
      byte[] blob = new byte[SEALED_AT + sealed.length];
      blob[0] = FORM;
      System.arraycopy(derived, Siv.KEY_LENGTH, blob, 1, CHECK_LENGTH);
      System.arraycopy(sealed, 0, blob, SEALED_AT, sealed.length);
      return blob;
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  @Override
  public byte[] unwrap(WrapContext context, byte[] blob) {
    if (blob.length != BLOB_LENGTH || blob[0] != FORM) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          context,
          "it is not wrapped by a master key of this kind; name the provider that wrapped it");
    }
    byte[] associatedData = context.bytes();
    byte[] derived = derive(context, associatedData);
    try {
      byte[] check = Arrays.copyOfRange(derived, Siv.KEY_LENGTH, derived.length);
      if (!MessageDigest.isEqual(check, Arrays.copyOfRange(blob, 1, SEALED_AT))) {
        throw new DriverException(
            ErrorCode.KEY_NOT_AVAILABLE,
            context,
            "another master key wrapped it, or it belongs to another place; set the one it was made with");
      }
      return siv(derived).decrypt(Arrays.copyOfRange(blob, SEALED_AT, blob.length), associatedData);
    } catch (GeneralSecurityException damaged) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "the wrapped key is damaged; restore the catalog");
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  private synchronized byte[] derive(WrapContext context, byte[] associatedData) {
    if (closed) {
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE, context, "the connection is closed; open a new one");
    }
    return Derivation.fromMasterKey(master, associatedData, Siv.KEY_LENGTH + CHECK_LENGTH);
  }

  private static Siv siv(byte[] derived) {
    byte[] key = Arrays.copyOf(derived, Siv.KEY_LENGTH);
    try {
      return Siv.plain(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(master, (byte) 0);
  }

  @Override
  public String toString() {
    return "master key";
  }
}
