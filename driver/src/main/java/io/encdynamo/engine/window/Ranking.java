package io.encdynamo.engine.window;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.Value;

/** Functions of the place of a row alone. */
final class Ranking {
  private Ranking() {}

  static Column rowNumber() {
    return row -> new IntegerValue(row + 1L);
  }

  static Column rank(Partition partition) {
    return row -> new IntegerValue(partition.start(partition.group(row)) + 1L);
  }

  static Column denseRank(Partition partition) {
    return row -> new IntegerValue(partition.group(row) + 1L);
  }

  static Column percentRank(Partition partition) {
    double others = Math.max(1, partition.size() - 1);
    return row -> new DoubleValue(partition.start(partition.group(row)) / others);
  }

  static Column cumulativeDistribution(Partition partition) {
    double size = partition.size();
    return row -> new DoubleValue(partition.end(partition.group(row)) / size);
  }

  /**
   * Parts whose sizes differ by one at most, the larger ones first.
   *
   * @throws DriverException 22014 unless the number is at least 1, or NULL
   */
  static Column tile(Value number, Partition partition) {
    if (number.isAbsent()) {
      return row -> NullValue.NULL;
    }
    if (!(number instanceof IntegerValue whole) || whole.value() < 1) {
      throw new DriverException(ErrorCode.TILES_INVALID);
    }
    long tiles = whole.value();
    long small = partition.size() / tiles;
    long larger = partition.size() % tiles;
    long inLarger = larger * (small + 1);
    return row ->
        new IntegerValue(
            1 + (row < inLarger ? row / (small + 1) : larger + (row - inLarger) / small));
  }
}
