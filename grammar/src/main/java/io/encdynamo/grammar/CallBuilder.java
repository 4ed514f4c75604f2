package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.CallArgumentsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CallAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CallNameContext;
import io.encdynamo.grammar.antlr.PartiQLParser.CastAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.EscapeAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.OverContext;
import io.encdynamo.grammar.antlr.PartiQLParser.PlainArgumentsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QuantifierContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QueryArgumentContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StarArgumentsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TrimArgumentsContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ValueContext;
import io.encdynamo.grammar.antlr.PartiQLParser.VariableAtomContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.CastKind;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Calls, among them those with words between their arguments, and the escapes of JDBC. */
final class CallBuilder {
  private final TreeBuilder builders;

  CallBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  static Expression.Call plain(String name, List<Expression> arguments, Place place) {
    return new Expression.Call(
        new Identifier(name, false, place),
        Quantifier.NONE,
        arguments,
        false,
        List.of(),
        null,
        null,
        null,
        null,
        place);
  }

  Expression build(CallAtomContext context) {
    Identifier name = name(context.callName());
    CallArgumentsContext arguments = context.callArguments();
    Token afterwards =
        context.withinGroup() != null
            ? context.withinGroup().getStart()
            : context.filter() != null
                ? context.filter().getStart()
                : context.over() != null ? context.over().getStart() : null;
    if (!name.quoted() && afterwards == null) {
      Expression special = special(context, name, arguments);
      if (special != null) {
        return special;
      }
    }
    Quantifier quantifier = Quantifier.NONE;
    List<Expression> built = List.of();
    if (arguments instanceof TrimArgumentsContext trim) {
      throw Rejection.of(trim.FROM().getSymbol(), "',' or ')'");
    } else if (arguments instanceof PlainArgumentsContext plain) {
      Token word = word(plain);
      if (word != null) {
        throw Rejection.of(word, "',' or ')'");
      }
      quantifier = quantifier(plain.quantifier());
      built = arguments(plain);
    } else if (arguments instanceof QueryArgumentContext query) {
      built = List.of(builders.queries.expression(query.enclosedQuery()));
    }
    List<OrderTerm> order =
        context.withinGroup() == null
            ? List.of()
            : builders.queries.orderTerms(context.withinGroup().orderBy());
    return new Expression.Call(
        name,
        quantifier,
        built,
        arguments instanceof StarArgumentsContext,
        order,
        context.filter() == null ? null : builders.expressions.build(context.filter().expression()),
        fromLast(context.over()),
        ignoreNulls(context.over()),
        context.over() == null ? null : builders.windows.build(context.over()),
        place(context));
  }

  private static @Nullable Boolean fromLast(@Nullable OverContext over) {
    return (over == null || over.FROM() == null) ? null : Boolean.valueOf(over.LAST() != null);
  }

  private static @Nullable Boolean ignoreNulls(@Nullable OverContext over) {
    return (over == null || over.NULLS() == null) ? null : Boolean.valueOf(over.IGNORE() != null);
  }

  private @Nullable Expression special(
      CallAtomContext context, Identifier name, @Nullable CallArgumentsContext arguments) {
    Place place = place(context);
    if (arguments instanceof TrimArgumentsContext trim && name.text().equals("TRIM")) {
      return new Expression.Trim(
          trim.side == null ? "BOTH" : Terms.upper(trim.side.getText()),
          builders.expressions.optional(trim.characters),
          builders.expressions.build(trim.operand),
          place);
    }
    PlainArgumentsContext plain = arguments instanceof PlainArgumentsContext some ? some : null;
    return switch (name.text()) {
      case "TRIM" -> trim(context, plain);
      case "EXTRACT" -> extract(context, plain);
      case "POSITION" -> position(context, plain);
      case "SUBSTRING" -> plain == null || word(plain) == null ? null : substring(plain, place);
      case "ROW" -> plain == null || word(plain) != null ? null : row(plain, place);
      case "OVERLAY" -> plain == null || plain.PLACING() == null ? null : overlay(plain, place);
      default -> plain == null || word(plain) != null ? null : datePart(name, plain, place);
    };
  }

  private Expression trim(CallAtomContext context, @Nullable PlainArgumentsContext arguments) {
    Place place = place(context);
    if (arguments == null || arguments.quantifier() != null) {
      throw Rejection.of(afterParenthesis(context), "what to trim");
    }
    if (arguments.expression().size() > 1) {
      throw Rejection.of(arguments.COMMA(0).getSymbol(), "FROM or ')'");
    }
    Expression first = builders.expressions.build(arguments.first);
    if (word(arguments) == null) {
      return new Expression.Trim("BOTH", null, first, place);
    }
    onlyFrom(arguments);
    return new Expression.Trim("BOTH", first, builders.expressions.build(arguments.start), place);
  }

  private Expression extract(CallAtomContext context, @Nullable PlainArgumentsContext arguments) {
    if (arguments == null
        || arguments.quantifier() != null
        || !(builders.expressions.build(arguments.first) instanceof Expression.Variable field)
        || field.local()
        || field.name().quoted()) {
      throw Rejection.of(afterParenthesis(context), "a field such as YEAR");
    }
    if (arguments.FROM() == null) {
      Token instead =
          arguments.COMMA().isEmpty()
              ? context.RPAREN().getSymbol()
              : arguments.COMMA(0).getSymbol();
      Token word = word(arguments);
      throw Rejection.of(word == null ? instead : word, "FROM");
    }
    onlyFrom(arguments);
    return new Expression.Extract(
        Terms.upper(field.name().text()),
        builders.expressions.build(arguments.start),
        place(context));
  }

  private Expression position(CallAtomContext context, @Nullable PlainArgumentsContext arguments) {
    List<Expression> built =
        arguments == null || arguments.quantifier() != null || word(arguments) != null
            ? List.of()
            : arguments(arguments);
    if (built.size() == 2) {
      return plain("POSITION", built, place(context));
    }
    Expression only = built.size() == 1 ? built.get(0) : null;
    if (only instanceof Expression.InCollection in && !in.negated()) {
      return plain("POSITION", List.of(in.operand(), in.collection()), place(context));
    }
    if (only instanceof Expression.InList in && !in.negated() && in.candidates().size() == 1) {
      return plain("POSITION", List.of(in.operand(), in.candidates().get(0)), place(context));
    }
    throw Rejection.of(context.RPAREN().getSymbol(), "what to find, IN and where");
  }

  private Expression substring(PlainArgumentsContext arguments, Place place) {
    if (arguments.PLACING() != null || arguments.quantifier() != null) {
      throw Rejection.of(arguments.getStart(), "a text, FROM and a number");
    }
    List<Expression> built = new ArrayList<>();
    built.add(builders.expressions.build(arguments.first));
    built.add(
        arguments.start == null
            ? new Literal(Literal.Kind.INTEGER, "1", place)
            : builders.expressions.build(arguments.start));
    if (arguments.length != null) {
      built.add(builders.expressions.build(arguments.length));
    }
    return plain("SUBSTRING", List.copyOf(built), place);
  }

  /** {@code ROW(a, b)} is {@code (a, b)} (SQL:2016 part 2, 7.1). */
  private @Nullable Expression row(PlainArgumentsContext arguments, Place place) {
    if (arguments.quantifier() != null) {
      return null;
    }
    List<Expression> built = arguments(arguments);
    return built.size() == 1 ? built.get(0) : new Expression.Row(built, place);
  }

  private Expression overlay(PlainArgumentsContext arguments, Place place) {
    List<Expression> built = new ArrayList<>();
    built.add(builders.expressions.build(arguments.first));
    built.add(builders.expressions.build(arguments.replacement));
    built.add(builders.expressions.build(arguments.start));
    if (arguments.length != null) {
      built.add(builders.expressions.build(arguments.length));
    }
    return plain("OVERLAY", List.copyOf(built), place);
  }

  private @Nullable Expression datePart(
      Identifier name, PlainArgumentsContext arguments, Place place) {
    if (!DateParts.FUNCTIONS.contains(name.text()) || arguments.quantifier() != null) {
      return null;
    }
    List<Expression> built = arguments(arguments);
    if (built.get(0) instanceof Expression.Variable variable
        && !variable.local()
        && !variable.name().quoted()) {
      String part = DateParts.part(variable.name().text());
      if (part != null) {
        return new Expression.DatePartCall(
            name, part, List.copyOf(built.subList(1, built.size())), place);
      }
    }
    return plain(name.text(), built, place);
  }

  /** The collection of ANY or SOME where a value is nothing but such a call; null otherwise. */
  @Nullable Expression quantified(ValueContext value) {
    return AtomBuilder.alone(value) instanceof CallAtomContext call
            && (call.callName().ANY() != null || call.callName().SOME() != null)
            && call.withinGroup() == null
            && call.filter() == null
            && call.over() == null
        ? collection(call.callArguments())
        : null;
  }

  private @Nullable Expression collection(@Nullable CallArgumentsContext arguments) {
    if (arguments instanceof QueryArgumentContext query) {
      return builders.queries.expression(query.enclosedQuery());
    }
    return arguments instanceof PlainArgumentsContext plain
            && plain.quantifier() == null
            && plain.expression().size() == 1
            && word(plain) == null
        ? arguments(plain).get(0)
        : null;
  }

  private List<Expression> arguments(PlainArgumentsContext context) {
    return QueryBuilder.isEmpty(context.queryTail())
        ? builders.expressions.all(context.expression())
        : List.of(builders.queries.expression(context.first, context.queryTail()));
  }

  /**
   * {@code {d '...'}}, {@code {t '...'}}, {@code {ts '...'}}, {@code {fn f(...)}}: JDBC 4.3, 13.4.
   */
  Expression escape(EscapeAtomContext context) {
    String word = context.IDENTIFIER().getText().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "d" -> dated(Literal.Kind.DATE, context);
      case "t" -> dated(Literal.Kind.TIME, context);
      case "ts" -> dated(Literal.Kind.TIMESTAMP, context);
      case "fn" -> function(context.value());
      default ->
          throw Rejection.of(context.IDENTIFIER().getSymbol(), "d, t, ts, fn or a name and ':'");
    };
  }

  private Expression dated(Literal.Kind kind, EscapeAtomContext context) {
    if (builders.expressions.build(context.value()) instanceof Literal literal
        && literal.kind() == Literal.Kind.STRING) {
      return new Literal(kind, literal.text(), place(context));
    }
    throw Rejection.of(context.value().getStart(), "a string");
  }

  private Expression function(ValueContext value) {
    Object atom = AtomBuilder.alone(value);
    Expression built = builders.expressions.build(value);
    // CURRENT_DATE and its like are calls too.
    boolean called =
        atom instanceof CallAtomContext
            || atom instanceof CastAtomContext
            || (atom instanceof VariableAtomContext && built instanceof Expression.Call);
    if (!called) {
      throw Rejection.of(value.getStart(), "a call of a function");
    }
    if (built instanceof Expression.Call call
        && call.name().text().equals("CONVERT")
        && call.arguments().size() == 2
        && call.arguments().get(1) instanceof Expression.Variable type) {
      TypeName name = JdbcTypes.type(type.name());
      if (name != null) {
        return new Expression.Cast(CastKind.CAST, call.arguments().get(0), name, call.place());
      }
    }
    return built;
  }

  private static Identifier name(CallNameContext context) {
    if (context.name() != null) {
      Identifier name = Terms.name(context.name());
      return name.quoted() ? name : new Identifier(Terms.upper(name.text()), false, name.place());
    }
    return new Identifier(Terms.upper(context.getText()), false, place(context));
  }

  static Quantifier quantifier(@Nullable QuantifierContext context) {
    if (context == null) {
      return Quantifier.NONE;
    }
    return context.ALL() != null ? Quantifier.ALL : Quantifier.DISTINCT;
  }

  /** The first word that stands between arguments instead of a comma. */
  private static @Nullable Token word(PlainArgumentsContext context) {
    if (context.PLACING() != null) {
      return context.PLACING().getSymbol();
    }
    if (context.FROM() != null) {
      return context.FROM().getSymbol();
    }
    return context.FOR() == null ? null : context.FOR().getSymbol();
  }

  private static void onlyFrom(PlainArgumentsContext context) {
    if (context.PLACING() != null) {
      throw Rejection.of(context.PLACING().getSymbol(), "FROM");
    }
    if (context.FOR() != null) {
      throw Rejection.of(context.FOR().getSymbol(), context.FROM() == null ? "FROM" : "')'");
    }
  }

  private static Token afterParenthesis(CallAtomContext context) {
    return context.callArguments() == null
        ? context.RPAREN().getSymbol()
        : context.callArguments().getStart();
  }
}
