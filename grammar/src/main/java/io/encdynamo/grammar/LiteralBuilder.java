package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.IntervalFieldContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LiteralContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.CastKind;
import io.encdynamo.grammar.tree.Expression.Interval;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Expression.Literal.Kind;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.TypeName;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Literals. */
final class LiteralBuilder {
  private static final Set<String> INTERVAL_FIELDS =
      Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

  private LiteralBuilder() {}

  static Expression build(LiteralContext context) {
    Token token = context.getStart();
    Place place = place(token);
    return switch (token.getType()) {
      case PartiQLLexer.NULL -> new Literal(Kind.NULL, "", place);
      case PartiQLLexer.MISSING -> new Literal(Kind.MISSING, "", place);
      case PartiQLLexer.TRUE -> new Literal(Kind.TRUE, "", place);
      case PartiQLLexer.FALSE -> new Literal(Kind.FALSE, "", place);
      case PartiQLLexer.INTEGER -> new Literal(Kind.INTEGER, token.getText(), place);
      case PartiQLLexer.DECIMAL -> new Literal(Kind.DECIMAL, token.getText(), place);
      case PartiQLLexer.DOUBLE -> new Literal(Kind.DOUBLE, token.getText(), place);
      case PartiQLLexer.BINARY -> new Literal(Kind.BINARY, between(token, 2), place);
      case PartiQLLexer.ION -> new Literal(Kind.ION, between(token, 1), place);
      case PartiQLLexer.STRING -> new Literal(Kind.STRING, string(context), place);
      case PartiQLLexer.DATE -> new Literal(Kind.DATE, string(context), place);
      case PartiQLLexer.TIME, PartiQLLexer.TIMESTAMP -> time(context, place);
      case PartiQLLexer.INTERVAL -> interval(context, place);
      default -> throw new IllegalStateException("token " + token.getType() + " begins no literal");
    };
  }

  /** TIME (3) '...' is the literal rounded to three digits, as a cast does it. */
  private static Expression time(LiteralContext context, Place place) {
    boolean timestamp = context.TIMESTAMP() != null;
    Kind kind = timestamp ? Kind.TIMESTAMP : Kind.TIME;
    if (context.zone() != null && context.zone().WITH() != null) {
      kind = timestamp ? Kind.TIMESTAMP_WITH_TIME_ZONE : Kind.TIME_WITH_TIME_ZONE;
    } else if (context.zone() != null) {
      kind = timestamp ? Kind.TIMESTAMP_WITHOUT_TIME_ZONE : Kind.TIME_WITHOUT_TIME_ZONE;
    }
    Literal literal = new Literal(kind, string(context), place);
    if (context.precision() == null) {
      return literal;
    }
    int digits = Terms.smallNumber(context.precision().INTEGER());
    String name = kind.name().replace("_WITHOUT_TIME_ZONE", "").replace('_', ' ');
    TypeName type = new TypeName(name, List.of(digits), List.of(), List.of(), place);
    return new Expression.Cast(CastKind.CAST, literal, type, place);
  }

  private static Interval interval(LiteralContext context, Place place) {
    IntervalFieldContext from = context.intervalField(0);
    IntervalFieldContext to = context.intervalField(1);
    Integer fraction = to == null ? number(from, 1) : number(to, 0);
    return new Interval(
        string(context),
        field(from),
        number(from, 0),
        to == null ? null : field(to),
        fraction,
        place);
  }

  static String field(IntervalFieldContext context) {
    String field = Terms.upper(context.name().getText());
    if (!INTERVAL_FIELDS.contains(field)) {
      throw Rejection.of(context.getStart(), "YEAR, MONTH, DAY, HOUR, MINUTE or SECOND");
    }
    return field;
  }

  static @Nullable Integer number(IntervalFieldContext context, int index) {
    TerminalNode number = context.INTEGER(index);
    return number == null ? null : Integer.valueOf(Terms.smallNumber(number));
  }

  private static String string(LiteralContext context) {
    return Terms.string(context.STRING());
  }

  private static String between(Token token, int before) {
    String text = token.getText();
    return text.substring(before, text.length() - 1);
  }
}
