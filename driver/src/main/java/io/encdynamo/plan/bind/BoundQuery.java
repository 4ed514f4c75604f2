package io.encdynamo.plan.bind;

import io.encdynamo.plan.expression.Field;
import io.encdynamo.plan.relation.Relation;
import java.util.List;

/**
 * A bound query.
 *
 * @param output its columns, in order; what the relation gives besides is not part of the result
 * @param labels what the query calls them
 */
public record BoundQuery(Relation relation, List<Field> output, List<String> labels) {}
