package io.encdynamo.session.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a property becomes its value.
 *
 * @param name the type's name in the documentation
 * @param unit the unit of a number without one; empty where there is none
 * @param expected completes "expected ..." in the error of a malformed value
 * @param choices all texts it takes; empty if they are not a closed set
 * @param reader gives the value, or nothing if the text is malformed
 */
record PropertyType<T>(
    String name,
    String unit,
    String expected,
    List<String> choices,
    Function<String, Optional<T>> reader) {
  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,15})\\s*(\\p{Alpha}*)");

  static PropertyType<String> text() {
    return new PropertyType<>("text", "", "text", List.of(), Optional::of);
  }

  /** Text that matches as a whole. */
  static PropertyType<String> text(String expected, Pattern pattern) {
    return new PropertyType<>(
        "text",
        "",
        expected,
        List.of(),
        text -> Optional.of(text).filter(t -> pattern.matcher(t).matches()));
  }

  static PropertyType<Boolean> flag() {
    return new PropertyType<>(
        "boolean",
        "",
        "true or false",
        List.of("false", "true"),
        text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** The constants of an enumeration, written in lower case. */
  static <E extends Enum<E>> PropertyType<E> choice(Class<E> constants) {
    List<String> choices =
        Arrays.stream(constants.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    return new PropertyType<>(
        "choice",
        "",
        "one of " + String.join(", ", choices),
        choices,
        text ->
            Arrays.stream(constants.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst());
  }

  static PropertyType<Integer> integer(int least, int most) {
    return new PropertyType<>(
        "integer",
        "",
        "a whole number from " + least + " to " + most,
        List.of(),
        text -> whole(text, least, most).map(Math::toIntExact));
  }

  static PropertyType<Long> whole(long least) {
    return new PropertyType<>(
        "integer",
        "",
        "a whole number, at least " + least,
        List.of(),
        text -> whole(text, least, Long.MAX_VALUE));
  }

  /** A time such as {@code 500 ms}, {@code 60 s}, {@code 5 min}, {@code 1 h}. */
  static PropertyType<Duration> duration(Duration least) {
    return new PropertyType<>(
        "duration",
        "s",
        "a time such as 500 ms, 60 s, 5 min or 1 h, from " + least.toMillis() + " ms to 365 d",
        List.of(),
        text ->
            quantity(text, PropertyType::milliseconds)
                .map(Duration::ofMillis)
                .filter(duration -> duration.compareTo(least) >= 0 && duration.toDays() <= 365));
  }

  /** A number of bytes such as {@code 256 MB}; its units are powers of 1024. */
  static PropertyType<Long> size(long least) {
    return new PropertyType<>(
        "size",
        "B",
        "a size such as 64 kB, 256 MB or 2 GB, at least " + least / 1024 + " kB",
        List.of(),
        text -> quantity(text, PropertyType::bytes).filter(size -> size >= least));
  }

  static PropertyType<Path> path() {
    return new PropertyType<>("file", "", "the path of a file", List.of(), PropertyType::path);
  }

  /** The root of a server: scheme, host and port. Refuses user names, which would show in texts. */
  static PropertyType<URI> server(Set<String> schemes) {
    return new PropertyType<>(
        "URL",
        "",
        String.join(" or ", schemes) + "://<host>[:<port>]",
        List.of(),
        text -> server(text, schemes));
  }

  /** Names out of a set, with commas between them. */
  static PropertyType<Set<String>> names(List<String> known) {
    return new PropertyType<>(
        "list",
        "",
        "some of " + String.join(", ", known) + ", with commas between them",
        List.of(),
        text -> names(text, known));
  }

  /** The same type for a property that may be left out. */
  PropertyType<Optional<T>> optional() {
    return new PropertyType<>(
        name,
        unit,
        expected,
        choices,
        text -> {
          Optional<T> value = reader.apply(text);
          return value.isPresent() ? Optional.of(value) : Optional.empty();
        });
  }

  /** A server's root as a URI, or nothing if it is more or less than that. */
  static Optional<URI> server(String text, Set<String> schemes) {
    try {
      URI uri = new URI(text);
      boolean root = uri.getRawPath() == null || uri.getRawPath().isEmpty();
      boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
      return uri.getScheme() != null
              && schemes.contains(uri.getScheme())
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getPort() <= 0xFFFF
              && uri.getPort() != 0
              && root
              && bare
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> whole(String text, long least, long most) {
    return quantity(text, unit -> unit.isEmpty() ? 1L : 0L)
        .filter(number -> number >= least && number <= most);
  }

  private static Optional<Set<String>> names(String text, List<String> known) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : text.split(",", -1)) {
      if (!known.contains(name.strip())) {
        return Optional.empty();
      }
      names.add(name.strip());
    }
    return Optional.of(Set.copyOf(names));
  }

  /** Number times unit; nothing where the factor is 0, which stands for an unknown unit. */
  private static Optional<Long> quantity(String text, Function<String, Long> factor) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    long times = factor.apply(matcher.group(2).toLowerCase(Locale.ROOT));
    return times == 0 || number > Long.MAX_VALUE / times
        ? Optional.empty()
        : Optional.of(number * times);
  }

  private static long milliseconds(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "", "s" -> 1_000;
      case "min" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 0;
    };
  }

  private static long bytes(String unit) {
    return switch (unit) {
      case "", "b" -> 1;
      case "kb" -> 1L << 10;
      case "mb" -> 1L << 20;
      case "gb" -> 1L << 30;
      case "tb" -> 1L << 40;
      default -> 0;
    };
  }
}
