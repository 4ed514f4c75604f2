package io.encdynamo.engine.spill;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The temporary file of one statement, made when something is first put into it. It holds blocks of
 * bytes, each encrypted and authenticated with AES-256-GCM under a key of its own that lives in
 * memory alone. The file is deleted as it is opened where the system can do that, else when it is
 * closed or the JVM ends. Safe for use by several threads.
 */
public final class SpillFile implements AutoCloseable {
  /** Most bytes of a block, however much memory there is. */
  public static final int BLOCK = 16 * 1024;

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final int block;
  private @Nullable Opened opened;
  private long end;
  private long blocks;
  private int users;
  private boolean closed;

  private record Opened(FileChannel channel, SecretKeySpec key) {}

  /**
   * Where a block is.
   *
   * @param number of all blocks ever written, from 0: its nonce, so that no other block opens in
   *     its place
   */
  record Block(long place, int length, long number) {}

  /**
   * A file that does not exist yet.
   *
   * @param block most bytes of a block
   */
  public SpillFile(int block) {
    this.block = block;
  }

  /** Most bytes of a block: what each writer and each reader holds in memory. */
  public int block() {
    return block;
  }

  /** Rows to be put into the file, and read from it; to be closed by whoever asked for them. */
  public SpilledRows rows() {
    return new SpilledRows(this);
  }

  /** Bytes of the file now. */
  public synchronized long size() {
    return end;
  }

  synchronized void enter() {
    users++;
  }

  /** One user less; after the last one, the file begins anew. */
  synchronized void leave() {
    users--;
    if (users == 0 && opened != null) {
      end = 0;
      try {
        opened.channel.truncate(0);
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  synchronized Block write(byte[] bytes, int length) {
    try {
      Opened file = open();
      Block block = new Block(end, length, blocks++);
      ByteBuffer sealed =
          ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, file, block).doFinal(bytes, 0, length));
      for (long place = end; sealed.hasRemaining(); ) {
        place += file.channel.write(sealed, place);
      }
      end += length + TAG_BYTES;
      return block;
    } catch (IOException | GeneralSecurityException e) {
      throw failure(e);
    }
  }

  synchronized byte[] read(Block block) {
    try {
      Opened file = open();
      ByteBuffer sealed = ByteBuffer.allocate(block.length + TAG_BYTES);
      while (sealed.hasRemaining()) {
        if (file.channel.read(sealed, block.place + sealed.position()) < 0) {
          throw new IOException("the file was cut");
        }
      }
      return cipher(Cipher.DECRYPT_MODE, file, block).doFinal(sealed.array());
    } catch (IOException | GeneralSecurityException e) {
      throw failure(e);
    }
  }

  private Opened open() throws IOException {
    if (closed) {
      throw new DriverException(ErrorCode.CANCELLED);
    }
    if (opened == null) {
      byte[] random = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(random);
      SecretKeySpec key = new SecretKeySpec(random, "AES");
      Arrays.fill(random, (byte) 0);
      // On POSIX systems only the owner may read it. DELETE_ON_CLOSE unlinks it there at once, and
      // leaves it to Windows to delete it, whatever becomes of this process.
      Path path = Files.createTempFile("encdynamo", ".spill");
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      opened = new Opened(channel, key);
    }
    return opened;
  }

  private static Cipher cipher(int mode, Opened file, Block block) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES).putLong(NONCE_BYTES - Long.BYTES, block.number).array();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, file.key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    return cipher;
  }

  private DriverException failure(Exception cause) {
    return closed
        ? new DriverException(cause, ErrorCode.CANCELLED)
        : new DriverException(cause, ErrorCode.SPILL_FAILED, String.valueOf(cause.getMessage()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    Opened file = opened;
    opened = null;
    if (file != null) {
      try {
        file.channel.close();
      } catch (IOException e) {
        throw new DriverException(e, ErrorCode.SPILL_FAILED, String.valueOf(e.getMessage()));
      }
    }
  }
}
