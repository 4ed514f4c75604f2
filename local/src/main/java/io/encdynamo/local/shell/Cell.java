package io.encdynamo.local.shell;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One value of a result, as it is shown. */
sealed interface Cell {

  /** For tables and CSV; null for NULL. */
  @Nullable String text();

  /** As a JSON value. */
  void writeTo(JsonWriter json) throws IOException;

  /** NULL. */
  record Null() implements Cell {
    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public void writeTo(JsonWriter json) throws IOException {
      json.nullValue();
    }
  }

  /** A boolean. */
  record Flag(boolean value) implements Cell {
    @Override
    public String text() {
      return Boolean.toString(value);
    }

    @Override
    public void writeTo(JsonWriter json) throws IOException {
      json.value(value);
    }
  }

  /**
   * A number.
   *
   * @param text as the driver writes it
   */
  record Figure(Number value, String text) implements Cell {
    @Override
    public void writeTo(JsonWriter json) throws IOException {
      json.value(value);
    }
  }

  /** Text, and whatever else is written as text: dates and times, bytes in hexadecimal. */
  record Text(String text) implements Cell {
    @Override
    public void writeTo(JsonWriter json) throws IOException {
      json.value(text);
    }
  }

  /**
   * A list, map, set or JSON document.
   *
   * @param text JSON
   */
  record Document(String text) implements Cell {
    @Override
    public void writeTo(JsonWriter json) throws IOException {
      json.jsonValue(text);
    }
  }
}
