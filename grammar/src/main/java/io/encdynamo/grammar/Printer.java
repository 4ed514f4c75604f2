package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Syntax tree to text that {@link PartiQL#parse} reads as the same tree, apart from places. The
 * text holds every literal: it is for the catalog and for EXPLAIN, not for messages.
 */
public final class Printer {
  final StringBuilder out = new StringBuilder();
  final ExpressionPrinter expressions = new ExpressionPrinter(this);
  final CallPrinter calls = new CallPrinter(this);
  final QueryPrinter queries = new QueryPrinter(this);
  final FromPrinter sources = new FromPrinter(this);
  final StatementPrinter statements = new StatementPrinter(this);
  final DefinitionPrinter definitions = new DefinitionPrinter(this);

  private Printer() {}

  public static String print(Statement statement) {
    Printer printer = new Printer();
    printer.statements.print(statement);
    return printer.out.toString();
  }

  public static String print(Query query) {
    Printer printer = new Printer();
    printer.queries.print(query);
    return printer.out.toString();
  }

  public static String print(Expression expression) {
    Printer printer = new Printer();
    printer.expressions.print(expression);
    return printer.out.toString();
  }

  Printer text(String text) {
    out.append(text);
    return this;
  }

  /** Prints elements with a comma between. */
  <T> Printer list(Iterable<T> elements, Consumer<T> print) {
    String separator = "";
    for (T element : elements) {
      out.append(separator);
      print.accept(element);
      separator = ", ";
    }
    return this;
  }

  /** A node that no printer knows: a fault of this module. */
  static IllegalStateException unknown(Object node) {
    return new IllegalStateException("no text for " + node.getClass().getSimpleName());
  }

  /** Puts parentheses around what was printed from here on. */
  void parenthesize(int from) {
    out.insert(from, '(').append(')');
  }

  /** Whether what was printed from here on begins with one of these words, in upper case. */
  boolean beginsWith(int from, Set<String> words) {
    int end = from;
    while (end < out.length() && Character.isJavaIdentifierPart(out.charAt(end))) {
      end++;
    }
    return words.contains(Terms.upper(out.substring(from, end)));
  }
}
