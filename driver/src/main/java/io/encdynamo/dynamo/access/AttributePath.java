package io.encdynamo.dynamo.access;

import java.util.List;

/**
 * An attribute or what is nested in one.
 *
 * @param column the attribute's name
 * @param steps the way inside it; empty for the attribute itself. Only columns in clear have an
 *     inside that DynamoDB sees
 */
public record AttributePath(String column, List<Step> steps) {

  /** One step inside a document. */
  public sealed interface Step permits Member, Element {}

  /** The member of a map. */
  public record Member(String name) implements Step {}

  /** The element of a list, from 0. */
  public record Element(int index) implements Step {}

  public AttributePath {
    steps = List.copyOf(steps);
  }

  /** The attribute itself. */
  public static AttributePath of(String column) {
    return new AttributePath(column, List.of());
  }
}
