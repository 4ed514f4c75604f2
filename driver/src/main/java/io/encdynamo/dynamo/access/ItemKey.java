package io.encdynamo.dynamo.access;

/** Says which item a write is for: by its key's values, or as one that was read before. */
public sealed interface ItemKey permits PrimaryKey, StoredRow {}
