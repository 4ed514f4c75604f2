package io.encdynamo.dynamo.access;

/** The way to the items of a read. */
public sealed interface AccessPath permits KeyLookup, KeyLookups, QueryPath, ScanPath {}
