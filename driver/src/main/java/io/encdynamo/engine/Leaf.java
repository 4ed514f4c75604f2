package io.encdynamo.engine;

/** A place in a plan where rows come from outside the engine. */
public interface Leaf {}
