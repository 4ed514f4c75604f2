package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a query.
 *
 * @param argument what is aggregated; null for COUNT(*) alone
 * @param distinct whether equal values count once
 * @param filter FILTER (WHERE ...); null where there is none
 */
public record AggregateCall(
    AggregateFunction function,
    @Nullable Evaluator argument,
    boolean distinct,
    @Nullable Evaluator filter) {}
