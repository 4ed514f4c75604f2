package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.FrameBoundContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FrameContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FrameExclusionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OverContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WindowSpecificationContext;
import io.encdynamo.grammar.tree.Expression.Frame;
import io.encdynamo.grammar.tree.Expression.FrameBound;
import io.encdynamo.grammar.tree.Expression.FrameBoundKind;
import io.encdynamo.grammar.tree.Expression.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows: what stands after OVER and in the WINDOW clause. */
final class WindowBuilder {
  private final TreeBuilder builders;

  WindowBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Window build(OverContext context) {
    return context.windowSpecification() == null
        ? new Window(Terms.name(context.name()), List.of(), List.of(), null, place(context.name()))
        : build(context.windowSpecification());
  }

  Window build(WindowSpecificationContext context) {
    return new Window(
        Terms.optionalName(context.name()),
        builders.expressions.all(context.expression()),
        context.orderBy() == null ? List.of() : builders.queries.orderTerms(context.orderBy()),
        context.frame() == null ? null : frame(context.frame()),
        place(context));
  }

  private Frame frame(FrameContext context) {
    List<FrameBoundContext> bounds = context.frameBound();
    return new Frame(
        Terms.upper(context.getStart().getText()),
        bound(bounds.get(0)),
        bounds.size() == 1 ? null : bound(bounds.get(1)),
        exclusion(context.frameExclusion()));
  }

  private FrameBound bound(FrameBoundContext context) {
    boolean preceding = context.PRECEDING() != null;
    if (context.CURRENT() != null) {
      return new FrameBound(FrameBoundKind.CURRENT_ROW, null);
    }
    if (context.UNBOUNDED() != null) {
      return new FrameBound(
          preceding ? FrameBoundKind.UNBOUNDED_PRECEDING : FrameBoundKind.UNBOUNDED_FOLLOWING,
          null);
    }
    return new FrameBound(
        preceding ? FrameBoundKind.PRECEDING : FrameBoundKind.FOLLOWING,
        builders.expressions.build(context.value()));
  }

  private static @Nullable String exclusion(@Nullable FrameExclusionContext context) {
    if (context == null) {
      return null;
    }
    if (context.CURRENT() != null) {
      return "CURRENT ROW";
    }
    if (context.NO() != null) {
      return "NO OTHERS";
    }
    return context.GROUP() != null ? "GROUP" : "TIES";
  }
}
