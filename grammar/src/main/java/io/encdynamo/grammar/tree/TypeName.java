package io.encdynamo.grammar.tree;

import java.util.List;

/**
 * A type as it is written.
 *
 * @param name in upper case, words separated by one space: {@code DOUBLE PRECISION}, {@code
 *     TIMESTAMP WITH TIME ZONE}, {@code STRING SET}
 * @param parameters numbers in parentheses
 * @param elements types in angle brackets, as of {@code LIST<INTEGER>}
 * @param fields of a {@code STRUCT<name type, ...>}
 */
public record TypeName(
    String name, List<Integer> parameters, List<TypeName> elements, List<Field> fields, Place place)
    implements Node {

  /** A field of a struct type. */
  public record Field(Identifier name, TypeName type, boolean notNull, boolean optional) {}
}
