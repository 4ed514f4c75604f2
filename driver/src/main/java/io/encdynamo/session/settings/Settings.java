package io.encdynamo.session.settings;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** All that a connection was told, checked. Immutable; {@code toString} is without secrets. */
public final class Settings {
  private final ConnectionUrl url;
  private final Map<ConnectionProperty<?>, Object> values;
  private final Map<String, String> texts;
  private final List<String> warnings;

  private Settings(
      ConnectionUrl url,
      Map<String, String> texts,
      Map<ConnectionProperty<?>, Object> values,
      List<String> warnings) {
    this.url = url;
    this.texts = Map.copyOf(texts);
    this.values = Map.copyOf(values);
    this.warnings = List.copyOf(warnings);
  }

  /** Whether a URL is this driver's, be it well-formed or not. */
  public static boolean accepts(String url) {
    return ConnectionUrl.accepts(url);
  }

  /**
   * Reads a URL and properties. The URL wins; an empty value counts as absent; a property of an
   * unknown name is an error in the URL and a warning in {@code properties}, where tools add their
   * own.
   *
   * @throws DriverException 08001 if the URL or a value is malformed
   */
  public static Settings parse(String url, Properties properties) {
    ConnectionUrl parsed = ConnectionUrl.parse(url);
    List<String> warnings = new ArrayList<>();
    Map<String, String> texts = texts(properties, warnings);
    texts.putAll(parsed.values());
    Map<ConnectionProperty<?>, Object> values = new HashMap<>();
    for (ConnectionProperty<?> property : ConnectionProperties.all()) {
      String text = texts.get(property.name());
      if (text != null) {
        values.put(property, property.parse(text));
      }
    }
    return new Settings(parsed, texts, values, warnings);
  }

  private static Map<String, String> texts(Properties properties, List<String> warnings) {
    Map<String, String> texts = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      add(name, properties.getProperty(name), texts, warnings);
    }
    properties.forEach(
        (key, value) -> {
          // put(name, 100) instead of setProperty: getProperty does not see it
          if (key instanceof String name && !(value instanceof String)) {
            add(name, value, texts, warnings);
          }
        });
    return texts;
  }

  private static void add(
      String name, Object value, Map<String, String> texts, List<String> warnings) {
    ConnectionProperty<?> property = ConnectionProperties.named(name).orElse(null);
    if (property == null) {
      warnings.add(ConnectionProperties.unknown(name).getMessage());
    } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      if (!value.toString().isEmpty()) {
        texts.put(name, value.toString());
      }
    } else {
      throw new DriverException(
          ErrorCode.PROPERTY_MALFORMED, name, "it is not a string", property.expected());
    }
  }

  /** The value of a property, or its default. */
  @SuppressWarnings("unchecked") // parse() put in what the property's own type made
  public <T> T get(ConnectionProperty<T> property) {
    Object value = values.get(property);
    return value == null ? property.defaultValue() : (T) value;
  }

  /** The text a property was given, if it was and is no secret. */
  public Optional<String> given(ConnectionProperty<?> property) {
    return property.isSecret() ? Optional.empty() : Optional.ofNullable(texts.get(property.name()));
  }

  /** Where the tables are. */
  public Target target() {
    return url.target();
  }

  /** The URL as it was given, without secrets. */
  public String url() {
    return url.safeText();
  }

  /** The text of each warning. */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return url();
  }
}
