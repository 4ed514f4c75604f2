package io.encdynamo.grammar;

import io.encdynamo.grammar.antlr.PartiQLLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/** Kinds of token in words of the language. */
final class Words {
  private static final int MOST_WORDS = 10;

  /** With an expression, a query can begin: SELECT is then worth no word of its own. */
  private static final Set<Integer> QUERY =
      Set.of(
          PartiQLLexer.PIVOT,
          PartiQLLexer.SELECT,
          PartiQLLexer.TABLE,
          PartiQLLexer.VALUES,
          PartiQLLexer.WITH);

  private static final Set<Integer> STATEMENT =
      Set.of(PartiQLLexer.CREATE, PartiQLLexer.INSERT, PartiQLLexer.SELECT);

  /** What begins an expression, besides names and what begins a query. */
  private static final Set<Integer> EXPRESSION =
      Set.of(
          PartiQLLexer.ANY,
          PartiQLLexer.AT_SIGN,
          PartiQLLexer.BINARY,
          PartiQLLexer.CASE,
          PartiQLLexer.CAST,
          PartiQLLexer.DECIMAL,
          PartiQLLexer.DOUBLE,
          PartiQLLexer.EXISTS,
          PartiQLLexer.FALSE,
          PartiQLLexer.INSERT,
          PartiQLLexer.INTEGER,
          PartiQLLexer.ION,
          PartiQLLexer.LBAG,
          PartiQLLexer.LBRACE,
          PartiQLLexer.LBRACKET,
          PartiQLLexer.LEFT,
          PartiQLLexer.LPAREN,
          PartiQLLexer.MINUS,
          PartiQLLexer.MISSING,
          PartiQLLexer.NOT,
          PartiQLLexer.NULL,
          PartiQLLexer.PARAMETER,
          PartiQLLexer.PLUS,
          PartiQLLexer.RIGHT,
          PartiQLLexer.SOME,
          PartiQLLexer.STRING,
          PartiQLLexer.TRUE,
          PartiQLLexer.UNIQUE);

  private static final Set<Integer> OPERATOR =
      Set.of(
          PartiQLLexer.AMPERSAND,
          PartiQLLexer.AND,
          PartiQLLexer.BETWEEN,
          PartiQLLexer.CONCATENATE,
          PartiQLLexer.DOT,
          PartiQLLexer.EQUAL,
          PartiQLLexer.GREATER,
          PartiQLLexer.GREATER_OR_EQUAL,
          PartiQLLexer.IN,
          PartiQLLexer.IS,
          PartiQLLexer.LBRACKET,
          PartiQLLexer.LESS,
          PartiQLLexer.LESS_OR_EQUAL,
          PartiQLLexer.LIKE,
          PartiQLLexer.LPAREN,
          PartiQLLexer.MINUS,
          PartiQLLexer.NOT,
          PartiQLLexer.NOT_EQUAL,
          PartiQLLexer.OR,
          PartiQLLexer.OVERLAPS,
          PartiQLLexer.PERCENT,
          PartiQLLexer.PLUS,
          PartiQLLexer.SIMILAR,
          PartiQLLexer.SLASH,
          PartiQLLexer.STAR);

  private static final Set<Integer> JOIN =
      Set.of(
          PartiQLLexer.CROSS,
          PartiQLLexer.FULL,
          PartiQLLexer.INNER,
          PartiQLLexer.JOIN,
          PartiQLLexer.LEFT,
          PartiQLLexer.NATURAL,
          PartiQLLexer.RIGHT);

  /** What may stand behind the part of a query that was read. */
  private static final Set<Integer> CLAUSE =
      Set.of(
          PartiQLLexer.EXCEPT,
          PartiQLLexer.EXCLUDE,
          PartiQLLexer.FETCH,
          PartiQLLexer.GROUP,
          PartiQLLexer.HAVING,
          PartiQLLexer.INTERSECT,
          PartiQLLexer.LET,
          PartiQLLexer.LIMIT,
          PartiQLLexer.OFFSET,
          PartiQLLexer.ORDER,
          PartiQLLexer.OUTER,
          PartiQLLexer.UNION,
          PartiQLLexer.WHERE,
          PartiQLLexer.WINDOW);

  private Words() {}

  /** The kind of a token of a text; of a name or a literal nothing but that it is one. */
  static String kind(int type) {
    return switch (type) {
      case Token.EOF -> "end of statement";
      case PartiQLLexer.IDENTIFIER, PartiQLLexer.QUOTED_IDENTIFIER -> "name";
      case PartiQLLexer.STRING -> "string";
      case PartiQLLexer.BINARY -> "binary string";
      case PartiQLLexer.ION -> "Ion literal";
      case PartiQLLexer.INTEGER, PartiQLLexer.DECIMAL, PartiQLLexer.DOUBLE -> "number";
      case PartiQLLexer.MALFORMED_NUMBER -> "number with letters behind it";
      case PartiQLLexer.UNFINISHED_STRING -> "string without its closing quote";
      case PartiQLLexer.UNFINISHED_IDENTIFIER -> "name without its closing double quote";
      case PartiQLLexer.UNFINISHED_COMMENT -> "comment without its end";
      case PartiQLLexer.UNFINISHED_ION -> "Ion literal without its closing backquote";
      case PartiQLLexer.UNKNOWN_CHARACTER -> "character that begins no word";
      default -> isKeyword(type) ? "keyword " + word(type) : word(type);
    };
  }

  /** A keyword as it is, a mark in quotes, a name or a literal with its article. */
  private static String word(int type) {
    if (isKeyword(type)) {
      return PartiQLLexer.VOCABULARY.getSymbolicName(type);
    }
    String literal = PartiQLLexer.VOCABULARY.getLiteralName(type);
    if (literal != null) {
      return literal;
    }
    return switch (type) {
      case Token.EOF -> kind(type);
      case PartiQLLexer.NOT_EQUAL -> "'<>'";
      case PartiQLLexer.ION -> "an " + kind(type);
      default -> "a " + kind(type);
    };
  }

  /** Whether it is a keyword or a name. */
  static boolean isWord(int type) {
    return isKeyword(type)
        || type == PartiQLLexer.IDENTIFIER
        || type == PartiQLLexer.QUOTED_IDENTIFIER;
  }

  /** Keywords stand first in the lexer. */
  private static boolean isKeyword(int type) {
    return type > 0 && type < PartiQLLexer.LPAREN;
  }

  /** Words that are names where a name fits stand behind the reserved ones. */
  private static boolean isNonReserved(int type) {
    return type >= PartiQLLexer.ACCEPT && type < PartiQLLexer.LPAREN;
  }

  /** What was expected, in few words. */
  static String expected(Set<Integer> types) {
    if (types.containsAll(STATEMENT)) {
      return "a statement";
    }
    Set<Integer> rest = new TreeSet<>(types);
    List<String> words = new ArrayList<>();
    if (rest.contains(PartiQLLexer.IDENTIFIER)) {
      rest.remove(PartiQLLexer.IDENTIFIER);
      rest.remove(PartiQLLexer.QUOTED_IDENTIFIER);
      rest.removeIf(Words::isNonReserved);
      if (rest.contains(PartiQLLexer.CASE)) {
        rest.removeAll(EXPRESSION);
        words.add("an expression");
      } else {
        words.add("a name");
      }
    }
    if (rest.containsAll(QUERY)) {
      rest.removeAll(QUERY);
      words.add("a query");
    }
    if (rest.contains(PartiQLLexer.SLASH)) {
      rest.removeAll(OPERATOR);
      words.add("an operator");
    }
    if (rest.containsAll(JOIN)) {
      rest.removeAll(JOIN);
      words.add("a join");
    }
    boolean clause = rest.contains(PartiQLLexer.UNION);
    if (clause) {
      rest.removeAll(CLAUSE);
    }
    for (int type : rest) {
      if (type >= PartiQLLexer.LPAREN) {
        words.add(word(type));
      }
    }
    for (int type : rest) {
      if (isKeyword(type)) {
        words.add(word(type));
      }
    }
    if (clause) {
      words.add("a further clause");
    }
    if (rest.contains(Token.EOF)) {
      words.add(word(Token.EOF));
    }
    return list(words);
  }

  private static String list(List<String> words) {
    if (words.size() > MOST_WORDS) {
      return String.join(", ", words.subList(0, MOST_WORDS)) + " or others";
    }
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
