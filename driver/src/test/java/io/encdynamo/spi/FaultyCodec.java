package io.encdynamo.spi;

import java.nio.charset.StandardCharsets;
import java.time.Year;

/** A codec that does not keep its promises: it loses the century, and tells what it is given. */
public final class FaultyCodec implements ColumnCodec<Year> {
  @Override
  public String typeName() {
    return "FAULTY_YEAR";
  }

  @Override
  public Class<Year> javaClass() {
    return Year.class;
  }

  @Override
  public byte[] encode(Year year) {
    if (year.getValue() < 0) {
      throw new IllegalStateException("no such year: " + year);
    }
    return Integer.toString(year.getValue() % 100 + (year.getValue() >= 2000 ? 2000 : 0))
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Year decode(byte[] bytes) {
    return Year.of(Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII)) + 1);
  }
}
