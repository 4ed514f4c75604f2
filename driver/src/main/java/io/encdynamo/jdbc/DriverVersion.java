package io.encdynamo.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The driver's version, as the build wrote it.
 *
 * @param text such as {@code 0.1.0-SNAPSHOT}
 */
record DriverVersion(String text, int major, int minor) {
  static final DriverVersion CURRENT = read();

  private static DriverVersion read() {
    Properties properties = new Properties();
    try (InputStream file = DriverVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is not in the driver's jar");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(properties.getProperty("version"));
  }

  static DriverVersion of(String text) {
    String[] parts = text.split("[.-]", 3);
    return new DriverVersion(text, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
