package io.encdynamo.engine.spill;

import java.util.List;

/** Bytes out of blocks, as {@link BlockWriter} wrote them. */
final class BlockReader {
  private final SpillFile file;
  private final List<SpillFile.Block> blocks;
  private byte[] buffer = {};
  private int next;
  private int position;

  BlockReader(SpillFile file, List<SpillFile.Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  int read() {
    if (position == buffer.length) {
      buffer = file.read(blocks.get(next++));
      position = 0;
    }
    return buffer[position++] & 0xFF;
  }

  byte[] read(int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      if (position == buffer.length) {
        buffer = file.read(blocks.get(next++));
        position = 0;
      }
      int part = Math.min(length - done, buffer.length - position);
      System.arraycopy(buffer, position, bytes, done, part);
      position += part;
      done += part;
    }
    return bytes;
  }

  long number() {
    long number = 0;
    int shift = 0;
    while (true) {
      long part = read();
      number |= (part & 0x7F) << shift;
      if (part < 0x80) {
        return number;
      }
      shift += 7;
    }
  }

  long signed() {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }
}
