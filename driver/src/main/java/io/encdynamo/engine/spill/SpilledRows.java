package io.encdynamo.engine.spill;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a temporary file: added one after another, then read from the first on, as often as
 * wanted. What is deferred is written as what it stands for. Not safe for use by several threads,
 * but that any may close it.
 */
public final class SpilledRows implements AutoCloseable {
  private final SpillFile file;
  private final List<SpillFile.Block> blocks = new ArrayList<>();
  private @Nullable BlockWriter writer;
  private long count;
  private volatile boolean closed;

  SpilledRows(SpillFile file) {
    this.file = file;
    file.enter();
  }

  /**
   * Adds a row, before the first is read.
   *
   * @throws io.encdynamo.error.DriverException 53100 if it cannot be written; 5E001 where a value
   *     is not authentic
   */
  public void add(Value[] row) {
    BlockWriter bytes = writer;
    if (bytes == null) {
      bytes = new BlockWriter(file, blocks);
      writer = bytes;
    }
    bytes.number(row.length);
    for (Value value : row) {
      ValueCodec.write(value.force(), bytes);
    }
    count++;
  }

  /** How many rows there are. */
  public long count() {
    return count;
  }

  /** Writes what is still in memory; no row can be added any more. */
  public void seal() {
    BlockWriter bytes = writer;
    if (bytes != null) {
      bytes.flush();
      writer = null;
    }
  }

  /** The rows, in the order they were added. */
  public RowCursor open() {
    seal();
    BlockReader bytes = new BlockReader(file, blocks);
    long size = count;
    return new RowCursor() {
      private long read;

      @Override
      public Value @Nullable [] next() {
        if (read == size) {
          return null;
        }
        read++;
        try {
          return readRow(bytes);
        } catch (DriverException failure) {
          throw closed ? new DriverException(failure, ErrorCode.CANCELLED) : failure;
        }
      }

      @Override
      public void close() {}
    };
  }

  private static Value[] readRow(BlockReader bytes) {
    Value[] row = new Value[(int) bytes.number()];
    for (int i = 0; i < row.length; i++) {
      row[i] = ValueCodec.read(bytes);
    }
    return row;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Gives up the rows; the file may use their place again. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.leave();
    }
  }
}
