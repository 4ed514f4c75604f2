package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a join by equality joins.
 *
 * @param leftKeys over left rows
 * @param rightKeys over right rows, as many
 * @param residual what else must be TRUE, over both; null for nothing
 */
record Equijoin(
    Pairing pairing,
    List<Evaluator> leftKeys,
    List<Evaluator> rightKeys,
    @Nullable Evaluator residual) {

  int keys() {
    return leftKeys.size();
  }
}
