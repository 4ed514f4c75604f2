package io.encdynamo.engine.spill;

import java.util.Arrays;
import java.util.List;

/** Bytes on their way into blocks. */
final class BlockWriter {
  private static final int LEAST = 512;

  private final SpillFile file;
  private final List<SpillFile.Block> blocks;
  private byte[] buffer;
  private int size;

  /**
   * Writes to the end of a file.
   *
   * @param blocks the blocks that are full are added to them
   */
  BlockWriter(SpillFile file, List<SpillFile.Block> blocks) {
    this.file = file;
    this.blocks = blocks;
    this.buffer = new byte[Math.min(LEAST, file.block())];
  }

  void write(int value) {
    if (size == buffer.length) {
      makeRoom();
    }
    buffer[size++] = (byte) value;
  }

  void write(byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      if (size == buffer.length) {
        makeRoom();
      }
      int part = Math.min(bytes.length - done, buffer.length - size);
      System.arraycopy(bytes, done, buffer, size, part);
      size += part;
      done += part;
    }
  }

  private void makeRoom() {
    if (size == file.block()) {
      flush();
    } else {
      buffer = Arrays.copyOf(buffer, Math.min(2 * size, file.block()));
    }
  }

  /** A number, at least 0, in as many bytes as it needs: seven bits each, the lowest first. */
  void number(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      write((int) rest | 0x80);
      rest >>>= 7;
    }
    write((int) rest);
  }

  /** A number of either sign, a small one in few bytes. */
  void signed(long number) {
    number((number << 1) ^ (number >> 63));
  }

  /** Writes what was collected as a block. */
  void flush() {
    if (size > 0) {
      blocks.add(file.write(buffer, size));
      size = 0;
    }
  }
}
