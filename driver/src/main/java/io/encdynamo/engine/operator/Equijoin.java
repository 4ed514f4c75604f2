package io.encdynamo.engine.operator;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.value.Value;
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

  /** Computes the key of a row; false if a part of it is absent, and so equal to nothing. */
  static boolean evaluate(
      List<Evaluator> expressions, Value[] row, Value[] key, Execution execution) {
    for (int i = 0; i < key.length; i++) {
      key[i] = expressions.get(i).evaluate(row, execution).force();
      if (key[i].isAbsent()) {
        return false;
      }
    }
    return true;
  }
}
