/**
 * The query engine beside others: reading statements, planning, running. In: nothing. Out: one line
 * for each aim. Each aim has a class of its own, listed in {@code EngineAim}. Needs no endpoint
 * unless an aim says so.
 */
@NullMarked
package io.encdynamo.bench.engine;

import org.jspecify.annotations.NullMarked;
