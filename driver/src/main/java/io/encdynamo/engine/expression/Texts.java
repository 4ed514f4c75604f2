package io.encdynamo.engine.expression;

import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Execution;
import io.encdynamo.engine.function.SimilarPattern;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** LIKE, SIMILAR TO and concatenation. */
public final class Texts {
  private static final int NO_ESCAPE = -1;

  private Texts() {}

  /**
   * {@code operand LIKE pattern ESCAPE escape}. A constant pattern is compiled once.
   *
   * @param escape null where none was written: then no character escapes
   * @throws DriverException 22025, if pattern and escape are constants that do not go together
   */
  public static Evaluator like(Evaluator operand, Evaluator pattern, @Nullable Evaluator escape) {
    if (pattern instanceof Constant constant && constant.value() instanceof StringValue text) {
      if (escape == null) {
        return new LikeConstant(operand, new LikePattern(text.value(), NO_ESCAPE));
      }
      if (escape instanceof Constant other && other.value() instanceof StringValue character) {
        int codePoint = codePoint(character.value());
        return new LikeConstant(operand, new LikePattern(text.value(), codePoint));
      }
    }
    return new Matches(
        "LIKE",
        (text, form, mark, run) -> new LikePattern(form, mark).matches(text, run),
        operand,
        pattern,
        escape);
  }

  /**
   * {@code operand SIMILAR TO pattern ESCAPE escape}.
   *
   * @param escape null where none was written: then no character escapes
   */
  public static Evaluator similar(
      Evaluator operand, Evaluator pattern, @Nullable Evaluator escape) {
    return new Matches(
        "SIMILAR TO",
        (text, form, mark, run) -> new SimilarPattern(form, mark).matches(text, run),
        operand,
        pattern,
        escape);
  }

  /** {@code left || right}, of two strings or two binaries. */
  public static Evaluator concat(Evaluator left, Evaluator right) {
    return new Concat(left, right);
  }

  private static int codePoint(String escape) {
    if (escape.isEmpty() || escape.codePointCount(0, escape.length()) != 1) {
      throw new DriverException(ErrorCode.ESCAPE_INVALID);
    }
    return escape.codePointAt(0);
  }

  private static boolean isMistyped(Value value) {
    return !(value instanceof StringValue) && !value.isAbsent();
  }

  private record LikeConstant(Evaluator operand, LikePattern pattern) implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      if (value instanceof StringValue text) {
        return BooleanValue.of(pattern.matches(text.value(), execution));
      }
      return value.isAbsent() ? value : execution.mistyped("LIKE", value);
    }
  }

  /** Whether a text has a form; the escape is a code point or NO_ESCAPE. */
  private interface Test {
    boolean holds(String text, String form, int escape, Execution execution);
  }

  private record Matches(
      String name, Test test, Evaluator operand, Evaluator pattern, @Nullable Evaluator escape)
      implements Evaluator {
    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value value = operand.evaluate(row, execution).force();
      Value form = pattern.evaluate(row, execution).force();
      Value character = escape == null ? form : escape.evaluate(row, execution).force();
      for (Value each : new Value[] {value, form, character}) {
        if (isMistyped(each)) {
          return execution.mistyped(name, each);
        }
      }
      if (value instanceof StringValue text
          && form instanceof StringValue like
          && character instanceof StringValue mark) {
        int codePoint = escape == null ? NO_ESCAPE : codePoint(mark.value());
        return BooleanValue.of(test.holds(text.value(), like.value(), codePoint, execution));
      }
      return Absence.of(value, Absence.of(form, character));
    }
  }

  private record Concat(Evaluator left, Evaluator right) implements Evaluator {
    private static Value joined(byte[] first, byte[] second) {
      byte[] bytes = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, bytes, first.length, second.length);
      return new BinaryValue(bytes);
    }

    @Override
    public Value evaluate(Value[] row, Execution execution) {
      Value a = left.evaluate(row, execution).force();
      Value b = right.evaluate(row, execution).force();
      if (a instanceof StringValue x && b instanceof StringValue y) {
        return new StringValue(x.value().concat(y.value()));
      }
      if (a instanceof BinaryValue x && b instanceof BinaryValue y) {
        return joined(x.bytes(), y.bytes());
      }
      boolean takesLeft = !isMistyped(a) || a instanceof BinaryValue;
      boolean takesRight = !isMistyped(b) || b instanceof BinaryValue;
      return takesLeft && takesRight && (a.isAbsent() || b.isAbsent())
          ? Absence.of(a, b)
          : execution.mistyped("||", takesLeft ? b : a);
    }
  }
}
