package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;
import static io.encdynamo.grammar.Terms.smallNumber;
import static io.encdynamo.grammar.Terms.upper;

import io.encdynamo.grammar.antlr.PartiQLParser.IntervalFieldContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SimpleTypeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TypeArgumentContext;
import io.encdynamo.grammar.antlr.PartiQLParser.TypeContext;
import io.encdynamo.grammar.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Types as they are written. */
final class TypeBuilder {
  /** Where {@code DAY TO SECOND(3)} leaves out the first precision: SQL's own default. */
  private static final int LEADING_PRECISION = 2;

  private TypeBuilder() {}

  static TypeName build(TypeContext context) {
    Closed closed = closed(context);
    if (closed.surplus() > 0) {
      throw Rejection.of(context.getStop(), "'>'");
    }
    return closed.type();
  }

  /**
   * A type and how many of the angle brackets at its end belong to the types around it.
   *
   * @param surplus 1 where {@code >>} ends an argument and closes what it is an argument of
   */
  private record Closed(TypeName type, int surplus) {}

  private static Closed closed(TypeContext context) {
    return context.typeArguments() == null
        ? new Closed(build(context.simpleType()), 0)
        : collection(context);
  }

  static TypeName build(SimpleTypeContext context) {
    if (context.TIME() != null || context.TIMESTAMP() != null) {
      return time(context);
    }
    if (context.INTERVAL() != null) {
      return interval(context);
    }
    StringBuilder name = new StringBuilder(upper(context.typeWord().getText()));
    for (TerminalNode more : listOf(context.PRECISION(), context.VARYING(), context.SET())) {
      name.append(' ').append(upper(more.getText()));
    }
    List<Integer> parameters = new ArrayList<>();
    for (TerminalNode number : context.INTEGER()) {
      parameters.add(smallNumber(number));
    }
    return plain(name.toString(), parameters, context);
  }

  private static TypeName time(SimpleTypeContext context) {
    String name = context.TIME() == null ? "TIMESTAMP" : "TIME";
    if (context.zone() != null && context.zone().WITH() != null) {
      name += " WITH TIME ZONE";
    }
    List<Integer> parameters =
        context.precision() == null
            ? List.of()
            : List.of(smallNumber(context.precision().INTEGER()));
    return plain(name, parameters, context);
  }

  private static TypeName interval(SimpleTypeContext context) {
    IntervalFieldContext from = context.intervalField(0);
    if (from == null) {
      return plain("INTERVAL", List.of(), context);
    }
    IntervalFieldContext to = context.intervalField(1);
    String name = "INTERVAL " + LiteralBuilder.field(from);
    List<Integer> parameters = new ArrayList<>();
    Integer precision = LiteralBuilder.number(from, 0);
    Integer fraction = LiteralBuilder.number(from, 1);
    if (to != null) {
      name += " TO " + LiteralBuilder.field(to);
      fraction = LiteralBuilder.number(to, 0);
    }
    if (precision != null) {
      parameters.add(precision);
    } else if (fraction != null) {
      parameters.add(LEADING_PRECISION);
    }
    if (fraction != null) {
      parameters.add(fraction);
    }
    return plain(name, parameters, context);
  }

  private static TypeName plain(String name, List<Integer> parameters, ParserRuleContext context) {
    return new TypeName(name, List.copyOf(parameters), List.of(), List.of(), place(context));
  }

  private static Closed collection(TypeContext context) {
    List<TypeName> elements = new ArrayList<>();
    List<TypeName.Field> fields = new ArrayList<>();
    int surplus = 0;
    for (TypeArgumentContext argument : context.typeArguments().typeArgument()) {
      if (surplus > 0) {
        throw Rejection.of(argument.getStart(), "one '>' less before it");
      }
      Closed type = closed(argument.type());
      surplus = type.surplus();
      boolean field = argument.name() != null;
      if (field ? !elements.isEmpty() : !fields.isEmpty()) {
        throw Rejection.of(
            argument.getStart(), field ? "a type without a name" : "a name and its type");
      }
      if (field) {
        fields.add(
            new TypeName.Field(
                Terms.name(argument.name()),
                type.type(),
                argument.NOT() != null,
                argument.OPTIONAL() != null));
      } else if (argument.NOT() != null) {
        throw Rejection.of(argument.NOT().getSymbol(), "',' or '>'");
      } else {
        elements.add(type.type());
      }
    }
    surplus += context.RBAG() != null ? 2 : context.GREATER() != null ? 1 : 0;
    if (surplus == 0) {
      throw Rejection.of(context.getStop(), "'>' behind it");
    }
    TypeName type =
        new TypeName(
            upper(context.typeWord().getText()),
            List.of(),
            List.copyOf(elements),
            List.copyOf(fields),
            place(context));
    return new Closed(type, surplus - 1);
  }

  private static List<TerminalNode> listOf(@Nullable TerminalNode... nodes) {
    List<TerminalNode> present = new ArrayList<>();
    for (TerminalNode node : nodes) {
      if (node != null) {
        present.add(node);
      }
    }
    return present;
  }
}
