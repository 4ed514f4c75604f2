package io.encdynamo.plan.bind;

import io.encdynamo.engine.window.Frame;
import io.encdynamo.engine.window.Frame.Kind;
import io.encdynamo.engine.window.Frame.Unit;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands after OVER and in WINDOW, as SQL:2016 part 2, 7.15 has it. */
final class WindowDefinitions {
  private final ExpressionBinder binder;
  private final List<Query.NamedWindow> named;
  private final Map<String, Definition> known = new LinkedHashMap<>();

  /**
   * A window.
   *
   * @param frame null where none is written
   */
  record Definition(
      List<Bound> partitionBy, List<Relation.SortKey> orderBy, @Nullable Frame<Bound> frame) {}

  WindowDefinitions(ExpressionBinder binder, List<Query.NamedWindow> named) {
    this.binder = binder;
    this.named = named;
  }

  /** Binds the windows of WINDOW; each sees those before it. */
  void bindNamed() {
    for (Query.NamedWindow window : named) {
      Identifier name = window.name();
      if (find(name) != null) {
        throw Unsupported.invalid(window.window(), "there are two windows of this name");
      }
      known.put(name.text(), of(window.window()));
    }
  }

  private @Nullable Definition find(Identifier name) {
    Definition exact = known.get(name.text());
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Definition> each : known.entrySet()) {
      if (Names.matches(name, each.getKey())) {
        return each.getValue();
      }
    }
    return null;
  }

  Definition of(Expression.Window window) {
    Identifier name = window.name();
    if (name == null) {
      return definition(window, binder.bindAll(window.partitionBy(), SqlType.ANY), List.of());
    }
    Definition base = find(name);
    if (base == null) {
      throw Unsupported.invalid(window, "there is no window of this name before here");
    }
    if (window.partitionBy().isEmpty() && window.orderBy().isEmpty() && window.frame() == null) {
      return base;
    }
    if (base.frame != null) {
      throw Unsupported.invalid(window, "a window with a frame cannot be the base of another");
    }
    if (!window.partitionBy().isEmpty()) {
      throw Unsupported.invalid(window, "a window with a base takes its PARTITION BY from there");
    }
    if (!window.orderBy().isEmpty() && !base.orderBy.isEmpty()) {
      throw Unsupported.invalid(window, "the base of the window has an ORDER BY already");
    }
    return definition(window, base.partitionBy, base.orderBy);
  }

  private Definition definition(
      Expression.Window window, List<Bound> partitionBy, List<Relation.SortKey> base) {
    List<Relation.SortKey> orderBy = new ArrayList<>(base);
    for (Expression.OrderTerm term : window.orderBy()) {
      orderBy.add(Ordering.key(term, binder.bind(term.expression())));
    }
    Expression.Frame frame = window.frame();
    return new Definition(
        partitionBy, List.copyOf(orderBy), frame == null ? null : frame(frame, orderBy, window));
  }

  // Frames

  private Frame<Bound> frame(
      Expression.Frame frame, List<Relation.SortKey> orderBy, Expression.Window window) {
    Unit unit = Unit.valueOf(frame.unit());
    Expression.FrameBound last = frame.end();
    Kind start = kind(frame.start());
    Kind end = last == null ? Kind.CURRENT_ROW : kind(last);
    if (start == Kind.UNBOUNDED_FOLLOWING
        || end == Kind.UNBOUNDED_PRECEDING
        || start.compareTo(end) > 0) {
      throw Unsupported.invalid(window, "the frame ends before it begins");
    }
    boolean offset = frame.start().offset() != null || (last != null && last.offset() != null);
    if (unit == Unit.GROUPS && orderBy.isEmpty()) {
      throw Unsupported.invalid(window, "GROUPS needs an ORDER BY");
    }
    if (unit == Unit.RANGE && offset && orderBy.size() != 1) {
      throw Unsupported.invalid(window, "RANGE with an offset needs an ORDER BY of one key");
    }
    SqlType key = unit == Unit.RANGE && offset ? orderBy.get(0).expression().type() : SqlType.ANY;
    String exclusion = frame.exclusion();
    return new Frame<>(
        unit,
        bound(start, frame.start().offset(), unit, key),
        bound(end, last == null ? null : last.offset(), unit, key),
        exclusion == null
            ? Frame.Exclusion.NO_OTHERS
            : Frame.Exclusion.valueOf(exclusion.replace(' ', '_')));
  }

  private static Kind kind(Expression.FrameBound bound) {
    return Kind.valueOf(bound.kind().name());
  }

  private Frame.FrameBound<Bound> bound(
      Kind kind, @Nullable Expression offset, Unit unit, SqlType key) {
    if (offset == null) {
      return new Frame.FrameBound<>(kind, null);
    }
    SqlType number = key.isNumeric() ? key.unlimited() : SqlType.ANY;
    Bound bound = binder.bind(offset, unit == Unit.RANGE ? number : SqlType.BIGINT);
    if (!bound.isFixed()) {
      throw Unsupported.invalid(offset, "the offset of a frame is the same for all rows");
    }
    if (!takes(unit, key, bound.type())) {
      throw Unsupported.invalid(
          offset,
          unit == Unit.RANGE
              ? "RANGE cannot add a " + bound.type() + " to a " + key
              : unit + " counts in whole numbers, this is a " + bound.type());
    }
    return new Frame.FrameBound<>(kind, bound);
  }

  private static boolean takes(Unit unit, SqlType key, SqlType offset) {
    if (isOpen(offset)) {
      return unit != Unit.RANGE || isOpen(key) || canMove(key);
    }
    if (unit != Unit.RANGE) {
      return offset.isNumeric();
    }
    if (isOpen(key)) {
      return offset.isNumeric() || offset.isInterval();
    }
    return canMove(key) && (key.isNumeric() ? offset.isNumeric() : offset.isInterval());
  }

  private static boolean isOpen(SqlType type) {
    return switch (type.kind()) {
      case ANY, JSON, CODEC -> true;
      default -> false;
    };
  }

  private static boolean canMove(SqlType key) {
    return switch (key.kind()) {
      case DATE, TIMESTAMP, ZONED_TIMESTAMP, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> true;
      default -> key.isNumeric();
    };
  }
}
