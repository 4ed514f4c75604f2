package io.encdynamo.dynamo.access;

import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The full primary key of an item, in clear and of the types of its columns.
 *
 * @param sort null for a table without sort key
 */
public record PrimaryKey(Value partition, @Nullable Value sort) implements ItemKey {}
