package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import io.encdynamo.grammar.antlr.PartiQLParser.ColumnListContext;
import io.encdynamo.grammar.antlr.PartiQLParser.NameContext;
import io.encdynamo.grammar.antlr.PartiQLParser.QualifiedNameContext;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Tokens to places, names, characters and numbers. */
final class Terms {
  private Terms() {}

  static Place place(Token token) {
    return new Place(
        token.getLine(), token.getCharPositionInLine() + 1, Math.max(0, token.getStartIndex()));
  }

  static Place place(ParserRuleContext context) {
    return place(context.getStart());
  }

  static Identifier name(NameContext context) {
    Token token = context.getStart();
    return token.getType() == PartiQLLexer.QUOTED_IDENTIFIER
        ? new Identifier(unquote(token.getText(), '"'), true, place(token))
        : new Identifier(token.getText(), false, place(token));
  }

  static @Nullable Identifier optionalName(@Nullable NameContext context) {
    return context == null ? null : name(context);
  }

  static List<Identifier> names(List<NameContext> contexts) {
    List<Identifier> names = new ArrayList<>(contexts.size());
    for (NameContext context : contexts) {
      names.add(name(context));
    }
    return List.copyOf(names);
  }

  static List<Identifier> columns(@Nullable ColumnListContext context) {
    return context == null ? List.of() : names(context.name());
  }

  static QualifiedName qualifiedName(QualifiedNameContext context) {
    return new QualifiedName(names(context.name()), place(context));
  }

  /** The characters of a STRING. */
  static String string(TerminalNode node) {
    return unquote(node.getText(), '\'');
  }

  /** The number of an INTEGER where the grammar asks for a small one. */
  static int smallNumber(TerminalNode node) {
    try {
      return Integer.parseInt(node.getText());
    } catch (NumberFormatException tooLarge) {
      throw Rejection.of(node.getSymbol(), "a number below 2147483648");
    }
  }

  static long number(TerminalNode node) {
    try {
      return Long.parseLong(node.getText());
    } catch (NumberFormatException tooLarge) {
      throw Rejection.of(node.getSymbol(), "a number below 9223372036854775808");
    }
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String unquote(String text, char quote) {
    String inside = text.substring(1, text.length() - 1);
    if (inside.indexOf(quote) < 0) {
      return inside;
    }
    String one = String.valueOf(quote);
    return inside.replace(one + one, one);
  }
}
