package io.encdynamo.dynamo.access;

import io.encdynamo.value.DeferredValue;

/**
 * An item as it was read, standing in the slot of {@link Read#ROW}: names the item in a write, and
 * says in {@link ServerFilter.Unchanged} what was there. Its value is the item as a struct.
 */
public non-sealed interface StoredRow extends DeferredValue, ItemKey {}
