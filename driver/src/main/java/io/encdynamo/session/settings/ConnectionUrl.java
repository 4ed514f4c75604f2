package io.encdynamo.session.settings;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A URL of the driver, taken apart:
 *
 * <pre>
 * jdbc:encdynamo:aws://&lt;region>[/&lt;catalog table>][?name=value&amp;...]
 * jdbc:encdynamo:http[s]://&lt;host>[:&lt;port>][/&lt;catalog table>][?...]
 * jdbc:encdynamo:local:[&lt;directory>][?...]
 * </pre>
 *
 * Split at the first {@code ?}, then at {@code &}, then at the first {@code =}; percent-decoded
 * afterwards; {@code +} and {@code #} are themselves. Not one error repeats a value.
 *
 * @param target where the tables are
 * @param values the texts that are not empty, by name, the path's catalog among them
 * @param safeText the URL as it was given, without secrets
 */
record ConnectionUrl(Target target, Map<String, String> values, String safeText) {
  private static final String PREFIX = "jdbc:encdynamo:";
  private static final String AWS = "aws://";
  private static final String LOCAL = "local:";
  private static final Pattern AWS_REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+){2,4}");

  /**
   * Whether the URL is this driver's. All that begins with {@code jdbc:encdynamo:} is, so that a
   * mistyped rest gets an error of ours: DriverManager's repeats the URL with its secrets.
   */
  static boolean accepts(String url) {
    return url.startsWith(PREFIX);
  }

  /**
   * Takes a URL apart.
   *
   * @throws DriverException 08001 naming what is malformed or unknown
   */
  static ConnectionUrl parse(String url) {
    if (!accepts(url)) {
      throw malformed("it does not begin with " + PREFIX);
    }
    int question = url.indexOf('?');
    String place = url.substring(PREFIX.length(), question < 0 ? url.length() : question);
    Map<String, String> values = new LinkedHashMap<>();
    Target target = target(place, values);
    String safeQuery = question < 0 ? "" : query(url.substring(question + 1), values);
    return new ConnectionUrl(
        target, Map.copyOf(values), PREFIX + place + (safeQuery.isEmpty() ? "" : "?" + safeQuery));
  }

  private static Target target(String place, Map<String, String> values) {
    if (place.startsWith(AWS)) {
      String rest = place.substring(AWS.length());
      String region = catalogCutOff(rest, values);
      if (!AWS_REGION.matcher(region).matches()) {
        throw malformed("the region is missing or not the name of one, such as eu-central-1");
      }
      values.put(ConnectionProperties.REGION.name(), region);
      return new Target.Aws(region);
    }
    if (place.startsWith("http://") || place.startsWith("https://")) {
      int authority = place.indexOf("://") + 3;
      String server =
          place.substring(0, authority) + catalogCutOff(place.substring(authority), values);
      URI uri =
          PropertyType.server(server, Set.of("http", "https"))
              .orElseThrow(() -> malformed("the host or port is missing or not valid"));
      return new Target.Endpoint(uri);
    }
    if (place.startsWith(LOCAL)) {
      String directory = decoded(place.substring(LOCAL.length()), "the directory");
      if (directory.isEmpty()) {
        return new Target.Local(null);
      }
      Path path =
          PropertyType.path(directory)
              .orElseThrow(() -> malformed("the directory is not the path of one"));
      return new Target.Local(path);
    }
    throw malformed("what follows jdbc:encdynamo: is not aws://, http://, https:// or local:");
  }

  /** Puts the catalog of {@code host/catalog} into the values and returns the host. */
  private static String catalogCutOff(String rest, Map<String, String> values) {
    int slash = rest.indexOf('/');
    if (slash < 0) {
      return rest;
    }
    String catalog = decoded(rest.substring(slash + 1), "the path");
    if (!catalog.isEmpty()) {
      values.put(ConnectionProperties.CATALOG.name(), catalog);
    }
    return rest.substring(0, slash);
  }

  /** Puts the parameters into the values and returns the query without secrets. */
  private static String query(String query, Map<String, String> values) {
    StringJoiner safe = new StringJoiner("&");
    for (String part : query.split("&", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name =
          decoded(equals < 0 ? part : part.substring(0, equals), "the name of a property");
      ConnectionProperty<?> property =
          ConnectionProperties.named(name).orElseThrow(() -> ConnectionProperties.unknown(name));
      if (equals < 0) {
        throw malformed(property, "it stands without '='");
      }
      String value =
          PercentEncoding.decode(part.substring(equals + 1))
              .orElseThrow(() -> malformed(property, "its percent-encoding is not valid"));
      if (!property.isSecret()) {
        safe.add(part);
      }
      if (!value.isEmpty() && !value.equals(values.getOrDefault(name, value))) {
        throw malformed(property, "the URL gives it twice, differently");
      }
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return safe.toString();
  }

  private static String decoded(String text, String what) {
    Optional<String> decoded = PercentEncoding.decode(text);
    return decoded.orElseThrow(
        () -> malformed("the percent-encoding of " + what + " is not valid"));
  }

  private static DriverException malformed(String what) {
    return new DriverException(ErrorCode.URL_MALFORMED, what);
  }

  private static DriverException malformed(ConnectionProperty<?> property, String what) {
    return new DriverException(
        ErrorCode.PROPERTY_MALFORMED, property.name(), what, property.expected());
  }

  @Override
  public String toString() {
    return safeText;
  }
}
