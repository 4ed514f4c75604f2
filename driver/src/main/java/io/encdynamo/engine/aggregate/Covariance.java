package io.encdynamo.engine.aggregate;

import io.encdynamo.engine.Execution;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Covariances and the coefficient of correlation of pairs of numbers, as doubles, by Welford's
 * method. NULL over nothing, of a sample over one pair, and CORR where one side never varies.
 */
final class Covariance implements Accumulator {
  private final Kind kind;
  private double count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;
  private boolean finite = true;
  private @Nullable Value mistyped;

  /** The functions; their names are those of the language. */
  enum Kind {
    COVAR_POP,
    COVAR_SAMP,
    CORR
  }

  Covariance(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void add(Value value, Execution execution) {
    ListValue pair = (ListValue) value;
    for (Value side : pair.elements()) {
      if (!(side instanceof NumericValue)) {
        mistyped = mistyped == null ? execution.mistyped(kind.name(), side) : mistyped;
        return;
      }
    }
    take(((NumericValue) pair.elements().get(0)).asDouble(), second(pair));
  }

  private static double second(ListValue pair) {
    return ((NumericValue) pair.elements().get(1)).asDouble();
  }

  private void take(double x, double y) {
    finite &= Double.isFinite(x) && Double.isFinite(y);
    count++;
    double distanceX = x - meanX;
    double distanceY = y - meanY;
    meanX += distanceX / count;
    meanY += distanceY / count;
    squaresX += distanceX * (x - meanX);
    squaresY += distanceY * (y - meanY);
    products += distanceX * (y - meanY);
  }

  @Override
  public Value result(Execution execution) {
    if (mistyped != null) {
      return mistyped;
    }
    return switch (kind) {
      case COVAR_POP -> quotient(products, count);
      case COVAR_SAMP -> quotient(products, count - 1);
      case CORR -> quotient(products, Math.sqrt(squaresX) * Math.sqrt(squaresY));
    };
  }

  private Value quotient(double dividend, double divisor) {
    return count == 0 || divisor == 0
        ? NullValue.NULL
        : Approximation.of(dividend / divisor, finite);
  }
}
