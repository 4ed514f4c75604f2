package io.encdynamo.session.settings;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A property of a connection: its name, type, default and meaning. All of them are declared in
 * {@link ConnectionProperties}, and nowhere else.
 *
 * @param <T> the class of its value; an {@link Optional} where it may be left out
 */
public final class ConnectionProperty<T> {
  private final String name;
  private final PropertyType<T> type;
  private final Supplier<T> defaultValue;
  private final @Nullable String defaultText;
  private final String defaultMeaning;
  private final String description;
  private final boolean secret;

  private ConnectionProperty(
      String name,
      PropertyType<T> type,
      Supplier<T> defaultValue,
      @Nullable String defaultText,
      String defaultMeaning,
      String description,
      boolean secret) {
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.defaultText = defaultText;
    this.defaultMeaning = defaultMeaning;
    this.description = description;
    this.secret = secret;
  }

  /** One whose default is written as a user would write it. */
  static <T> ConnectionProperty<T> withDefault(
      String name, PropertyType<T> type, String defaultText, String description) {
    T value = type.reader().apply(defaultText).orElseThrow();
    return new ConnectionProperty<>(
        name, type, () -> value, defaultText, defaultText, description, false);
  }

  /** One whose default depends on the machine; {@code meaning} says how. */
  static <T> ConnectionProperty<T> computed(
      String name, PropertyType<T> type, Supplier<T> value, String meaning, String description) {
    return new ConnectionProperty<>(name, type, value, null, meaning, description, false);
  }

  /** One that may be left out; {@code meaning} says what holds then. */
  static <T> ConnectionProperty<Optional<T>> optional(
      String name, PropertyType<T> type, String meaning, String description) {
    return new ConnectionProperty<>(
        name, type.optional(), Optional::empty, null, meaning, description, false);
  }

  /** One that may be left out and is in no text that the driver makes. */
  static ConnectionProperty<Optional<String>> secret(
      String name, String meaning, String description) {
    return new ConnectionProperty<>(
        name, PropertyType.text().optional(), Optional::empty, null, meaning, description, true);
  }

  public String name() {
    return name;
  }

  /** The name of its type: text, boolean, choice, integer, duration, size, file, URL or list. */
  public String typeName() {
    return type.name();
  }

  /** The unit of a number without one, such as {@code s}; empty where there is none. */
  public String unit() {
    return type.unit();
  }

  /** All values it takes; empty if they are not a closed set. */
  public List<String> choices() {
    return type.choices();
  }

  /** What is expected of a value: "true or false", "a time such as ...". */
  public String expected() {
    return type.expected();
  }

  /** The default as a user would write it; empty if there is none or it depends on the machine. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** What holds if it is left out, for the documentation. */
  public String defaultMeaning() {
    return defaultMeaning;
  }

  public String description() {
    return description;
  }

  /** Whether its value stays out of every text that the driver makes. */
  public boolean isSecret() {
    return secret;
  }

  T defaultValue() {
    return defaultValue.get();
  }

  /**
   * The value of a text. The error never repeats the text: it may be a secret that stands in the
   * wrong place.
   *
   * @throws DriverException 08001 if it is malformed
   */
  T parse(String text) {
    return type.reader()
        .apply(text)
        .orElseThrow(
            () ->
                new DriverException(
                    ErrorCode.PROPERTY_MALFORMED,
                    name,
                    "the value is malformed" + Nearest.hint(text.strip(), choices()),
                    expected()));
  }

  @Override
  public String toString() {
    return name;
  }
}
