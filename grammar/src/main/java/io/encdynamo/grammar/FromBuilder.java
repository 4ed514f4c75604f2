package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.ConditionalJoinContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CrossJoinContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FromContext;
import io.encdynamo.grammar.antlr.PartiQLParser.FromItemContext;
import io.encdynamo.grammar.antlr.PartiQLParser.JoinContext;
import io.encdynamo.grammar.antlr.PartiQLParser.JoinKindContext;
import io.encdynamo.grammar.antlr.PartiQLParser.NaturalJoinContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OuterJoinEscapeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParenthesizedSourceContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SourceContext;
import io.encdynamo.grammar.antlr.PartiQLParser.UnpivotSourceContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValueSourceContext;
import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.FromItem.Join;
import io.encdynamo.grammar.tree.FromItem.JoinKind;
import io.encdynamo.grammar.tree.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FROM: sources and joins. */
final class FromBuilder {
  private final TreeBuilder builders;

  FromBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  FromItem build(FromContext context) {
    return list(context.fromItem());
  }

  /** A comma is a cross join. */
  private FromItem list(List<FromItemContext> contexts) {
    int joins = contexts.size() - 1;
    builders.depth.enter(joins, contexts.get(0).getStart());
    FromItem left = item(contexts.get(0));
    for (FromItemContext context : contexts.subList(1, contexts.size())) {
      left = new Join(JoinKind.CROSS, false, left, item(context), null, List.of(), left.place());
      builders.depth.leave(1);
    }
    return left;
  }

  private FromItem item(FromItemContext context) {
    List<JoinContext> joins = context.join();
    builders.depth.enter(joins.size() + 1, context.getStart());
    FromItem item = source(context.source());
    for (JoinContext join : joins) {
      item = join(item, join);
      builders.depth.leave(1);
    }
    builders.depth.leave(1);
    return item;
  }

  private FromItem join(FromItem left, JoinContext context) {
    Place place = left.place();
    if (context instanceof CrossJoinContext cross) {
      // PartiQL has LEFT CROSS JOIN: an outer join without a condition.
      JoinKind kind = cross.joinKind() == null ? JoinKind.CROSS : kind(cross.joinKind());
      FromItem right = source(cross.source());
      return new Join(
          kind == JoinKind.INNER ? JoinKind.CROSS : kind,
          false,
          left,
          right,
          null,
          List.of(),
          place);
    }
    if (context instanceof NaturalJoinContext natural) {
      return new Join(
          kind(natural.joinKind()), true, left, source(natural.source()), null, List.of(), place);
    }
    if (context instanceof ConditionalJoinContext conditional) {
      return new Join(
          kind(conditional.joinKind()),
          false,
          left,
          item(conditional.fromItem()),
          builders.expressions.optional(conditional.joinCondition().expression()),
          Terms.columns(conditional.joinCondition().columnList()),
          place);
    }
    throw ExpressionBuilder.unknown(context);
  }

  private static JoinKind kind(@Nullable JoinKindContext context) {
    if (context == null || context.INNER() != null) {
      return JoinKind.INNER;
    }
    if (context.LEFT() != null) {
      return JoinKind.LEFT;
    }
    // OUTER JOIN alone is a full one.
    return context.RIGHT() != null ? JoinKind.RIGHT : JoinKind.FULL;
  }

  private FromItem source(SourceContext context) {
    Place place = place(context);
    if (context instanceof ValueSourceContext source) {
      return new FromItem.Source(
          builders.expressions.build(source.value()),
          Terms.optionalName(source.as),
          Terms.columns(source.columnList()),
          Terms.optionalName(source.at),
          Terms.optionalName(source.by),
          source.LATERAL() != null,
          place);
    }
    if (context instanceof UnpivotSourceContext unpivot) {
      return new FromItem.Unpivot(
          builders.expressions.build(unpivot.value()),
          Terms.optionalName(unpivot.as),
          Terms.optionalName(unpivot.at),
          Terms.optionalName(unpivot.by),
          place);
    }
    if (context instanceof ParenthesizedSourceContext parenthesized) {
      return list(parenthesized.fromItem());
    }
    if (context instanceof OuterJoinEscapeContext escape) {
      // JDBC 4.3, 13.4.3.
      if (!escape.IDENTIFIER().getText().equalsIgnoreCase("oj")) {
        throw Rejection.of(escape.IDENTIFIER().getSymbol(), "oj");
      }
      return item(escape.fromItem());
    }
    throw ExpressionBuilder.unknown(context);
  }
}
