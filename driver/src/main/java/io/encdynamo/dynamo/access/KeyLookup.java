package io.encdynamo.dynamo.access;

/** GetItem on the full primary key: at most one row. */
public record KeyLookup(PrimaryKey key) implements AccessPath {}
