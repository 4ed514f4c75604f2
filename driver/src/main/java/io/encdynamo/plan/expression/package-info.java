/**
 * Bound expressions: names resolved to fields, types known. In: what the binder found. Out: the
 * tree that rules rewrite, that access paths are read from, and that is compiled for the engine.
 */
@NullMarked
package io.encdynamo.plan.expression;

import org.jspecify.annotations.NullMarked;
