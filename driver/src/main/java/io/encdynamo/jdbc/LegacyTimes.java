package io.encdynamo.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Between java.time and the classes of java.sql that count milliseconds since 1970: what a calendar
 * of the zone shows is what stands in the database. {@link GregorianCalendar} and not {@link
 * java.time.ZonedDateTime}, so that days before 1582 agree with {@link Timestamp#toLocalDateTime}.
 */
@SuppressWarnings({"JavaUtilDate", "JavaLocalDateTimeGetNano"}) // they are what JDBC asks for
final class LegacyTimes {
  private LegacyTimes() {}

  static Date date(LocalDate date, TimeZone zone) {
    return new Date(milliseconds(date.atStartOfDay(), zone));
  }

  static Time time(LocalTime time, TimeZone zone) {
    return new Time(milliseconds(LocalDate.EPOCH.atTime(time), zone));
  }

  static Timestamp timestamp(LocalDateTime timestamp, TimeZone zone) {
    Timestamp result = new Timestamp(milliseconds(timestamp, zone));
    result.setNanos(timestamp.getNano());
    return result;
  }

  static LocalDate localDate(java.util.Date date, TimeZone zone) {
    return localDateTime(date, zone).toLocalDate();
  }

  static LocalTime localTime(java.util.Date time, TimeZone zone) {
    return localDateTime(time, zone).toLocalTime();
  }

  static LocalDateTime localDateTime(java.util.Date time, TimeZone zone) {
    Calendar calendar = new GregorianCalendar(zone);
    calendar.setTimeInMillis(time.getTime());
    int year = calendar.get(Calendar.YEAR);
    int nanos =
        time instanceof Timestamp timestamp
            ? timestamp.getNanos()
            : calendar.get(Calendar.MILLISECOND) * 1_000_000;
    return LocalDateTime.of(
        calendar.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
        calendar.get(Calendar.MONTH) + 1,
        calendar.get(Calendar.DAY_OF_MONTH),
        calendar.get(Calendar.HOUR_OF_DAY),
        calendar.get(Calendar.MINUTE),
        calendar.get(Calendar.SECOND),
        nanos);
  }

  private static long milliseconds(LocalDateTime time, TimeZone zone) {
    Calendar calendar = new GregorianCalendar(zone);
    calendar.clear();
    calendar.set(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
    calendar.set(Calendar.MILLISECOND, time.getNano() / 1_000_000);
    return calendar.getTimeInMillis();
  }
}
