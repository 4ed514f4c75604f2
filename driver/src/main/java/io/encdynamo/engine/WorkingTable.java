package io.encdynamo.engine;

/** The rows that a recursive query found last. An identity: the rows are with the execution. */
public final class WorkingTable {}
