package io.encdynamo.plan;

import io.encdynamo.plan.logical.Field;

/**
 * A column of a query's result.
 *
 * @param label what the query calls it
 * @param field its type, and the stored column behind it if there is one
 */
public record OutputColumn(String label, Field field) {}
