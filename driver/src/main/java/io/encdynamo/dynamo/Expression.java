package io.encdynamo.dynamo;

import io.encdynamo.dynamo.access.AttributePath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of the expressions of one request. Every name stands behind a placeholder:
 * any may be one of DynamoDB's reserved words or hold any character.
 */
final class Expression {
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<AttributeValue, String> known = new HashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /** The placeholder of a name. */
  String name(String attribute) {
    return placeholders.computeIfAbsent(attribute, any -> "#" + placeholders.size());
  }

  /** The placeholder of a value; equal values share one. */
  String value(AttributeValue value) {
    String placeholder = known.get(value);
    if (placeholder == null) {
      placeholder = ":" + values.size();
      known.put(value, placeholder);
      values.put(placeholder, value);
    }
    return placeholder;
  }

  String path(AttributePath path) {
    StringBuilder text = new StringBuilder(name(path.column()));
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.Member member) {
        text.append('.').append(name(member.name()));
      } else if (step instanceof AttributePath.Element element) {
        text.append('[').append(element.index()).append(']');
      }
    }
    return text.toString();
  }

  /** For ExpressionAttributeNames, which must not be empty: null if there are none. */
  @Nullable Map<String, String> names() {
    if (placeholders.isEmpty()) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
    return names;
  }

  /** For ExpressionAttributeValues, which must not be empty: null if there are none. */
  @Nullable Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
