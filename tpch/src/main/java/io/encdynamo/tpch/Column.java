package io.encdynamo.tpch;

/** A column. None of TPC-H's is ever NULL. */
public record Column(String name, ColumnKind kind) {}
