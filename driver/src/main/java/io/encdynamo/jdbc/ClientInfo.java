package io.encdynamo.jdbc;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about itself. It is kept and given back; nothing is sent to DynamoDB, whose
 * requests carry the property applicationName.
 */
final class ClientInfo {
  private final Properties values = new Properties();

  void set(String name, @Nullable String value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.setProperty(name, value);
    }
  }

  void replace(Properties properties) {
    values.clear();
    for (String name : properties.stringPropertyNames()) {
      values.setProperty(name, properties.getProperty(name));
    }
  }

  @Nullable String get(String name) {
    return values.getProperty(name);
  }

  Properties all() {
    Properties copy = new Properties();
    copy.putAll(values);
    return copy;
  }
}
