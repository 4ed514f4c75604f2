package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ZonedTimestampValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates and times: days since 1970, nanoseconds of the day, seconds since 1970 and nanoseconds. */
final class TimeEncoding {
  private static final int DATE_LENGTH = 1 + Integer.BYTES;
  private static final int TIME_LENGTH = 1 + Long.BYTES;
  private static final int TIMESTAMP_LENGTH = 1 + Long.BYTES + Integer.BYTES;
  private static final int ZONED_LENGTH = TIMESTAMP_LENGTH + Integer.BYTES;

  private TimeEncoding() {}

  /**
   * Encodes one of the four.
   *
   * @throws DriverException 22007 for a date past 32 bits of days
   */
  static byte[] encode(Value value, boolean offsets) {
    if (value instanceof DateValue date) {
      long days = date.value().toEpochDay();
      if (days != (int) days) {
        throw new DriverException(ErrorCode.DATETIME_INVALID, "DATE");
      }
      byte[] bytes = new byte[DATE_LENGTH];
      bytes[0] = Tag.DATE;
      BigEndian.putInt(bytes, 1, (int) days);
      return bytes;
    }
    if (value instanceof TimeValue time) {
      byte[] bytes = new byte[TIME_LENGTH];
      bytes[0] = Tag.TIME;
      BigEndian.putLong(bytes, 1, time.value().toNanoOfDay());
      return bytes;
    }
    if (value instanceof TimestampValue timestamp) {
      return stamp(Tag.TIMESTAMP, TIMESTAMP_LENGTH, timestamp.value().toInstant(ZoneOffset.UTC));
    }
    if (value instanceof ZonedTimestampValue zoned) {
      OffsetDateTime time = zoned.value();
      byte[] bytes = stamp(Tag.ZONED_TIMESTAMP, ZONED_LENGTH, time.toInstant());
      BigEndian.putInt(bytes, TIMESTAMP_LENGTH, offsets ? time.getOffset().getTotalSeconds() : 0);
      return bytes;
    }
    throw new IllegalArgumentException("Not a date or time");
  }

  private static byte[] stamp(byte tag, int length, Instant instant) {
    byte[] bytes = new byte[length];
    bytes[0] = tag;
    BigEndian.putLong(bytes, 1, instant.getEpochSecond());
    BigEndian.putInt(bytes, 1 + Long.BYTES, instant.getNano());
    return bytes;
  }

  /** Decodes a date or time at its tag; {@code length} counts the tag. */
  static Value decode(byte[] bytes, int offset, int length) throws NotCanonicalException {
    int at = offset + 1;
    try {
      return switch (bytes[offset]) {
        case Tag.DATE -> {
          require(length == DATE_LENGTH);
          yield new DateValue(LocalDate.ofEpochDay(BigEndian.getInt(bytes, at)));
        }
        case Tag.TIME -> {
          require(length == TIME_LENGTH);
          yield new TimeValue(LocalTime.ofNanoOfDay(BigEndian.getLong(bytes, at)));
        }
        case Tag.TIMESTAMP -> {
          require(length == TIMESTAMP_LENGTH);
          yield new TimestampValue(
              LocalDateTime.ofEpochSecond(
                  BigEndian.getLong(bytes, at),
                  BigEndian.getInt(bytes, at + Long.BYTES),
                  ZoneOffset.UTC));
        }
        case Tag.ZONED_TIMESTAMP -> {
          require(length == ZONED_LENGTH);
          yield new ZonedTimestampValue(zoned(bytes, at));
        }
        default -> throw new NotCanonicalException();
      };
    } catch (DateTimeException outOfRange) {
      throw new NotCanonicalException();
    }
  }

  private static OffsetDateTime zoned(byte[] bytes, int at) throws NotCanonicalException {
    int nanos = BigEndian.getInt(bytes, at + Long.BYTES);
    // Instant carries surplus nanoseconds over; here they are not canonical
    require(nanos >= 0 && nanos < 1_000_000_000);
    Instant instant = Instant.ofEpochSecond(BigEndian.getLong(bytes, at), nanos);
    int offset = BigEndian.getInt(bytes, at + Long.BYTES + Integer.BYTES);
    return OffsetDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(offset));
  }

  private static void require(boolean canonical) throws NotCanonicalException {
    if (!canonical) {
      throw new NotCanonicalException();
    }
  }
}
