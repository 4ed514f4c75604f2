package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Binary;
import io.encdynamo.grammar.tree.Expression.BinaryOperator;
import io.encdynamo.grammar.tree.Expression.Literal;
import io.encdynamo.grammar.tree.Expression.PathStep;
import io.encdynamo.grammar.tree.Expression.Unary;
import io.encdynamo.grammar.tree.Expression.UnaryOperator;
import io.encdynamo.grammar.tree.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions as text, with parentheses where the grammar needs them. */
final class ExpressionPrinter {
  // How tightly an expression binds: the levels of the grammar.
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int PREDICATE = 4;
  static final int VALUE = 5;
  private static final int SUM = 6;
  private static final int PRODUCT = 7;
  private static final int SIGNED = 8;
  private static final int PRIMARY = 9;

  private static final Set<String> QUANTIFIERS = Set.of("ANY", "SOME");

  private final Printer printer;

  ExpressionPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(Expression expression) {
    print(expression, OR);
  }

  void list(List<Expression> expressions) {
    printer.list(expressions, this::print);
  }

  void print(Expression expression, int least) {
    int from = printer.out.length();
    printBare(expression);
    if (level(expression) < least) {
      printer.parenthesize(from);
    }
  }

  private static int level(Expression expression) {
    if (expression instanceof Binary binary) {
      return level(binary.operator());
    }
    if (expression instanceof Unary unary) {
      return unary.operator() == UnaryOperator.NOT ? NOT : SIGNED;
    }
    boolean predicate =
        expression instanceof Expression.Is
            || expression instanceof Expression.IsDistinct
            || expression instanceof Expression.Between
            || expression instanceof Expression.InList
            || expression instanceof Expression.InCollection
            || expression instanceof Expression.Like
            || expression instanceof Expression.Similar
            || expression instanceof Expression.Overlaps
            || expression instanceof Expression.Quantified;
    return predicate ? PREDICATE : PRIMARY;
  }

  private static int level(BinaryOperator operator) {
    return switch (operator) {
      case OR -> OR;
      case AND -> AND;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> PREDICATE;
      case CONCATENATE, BITWISE_AND -> VALUE;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, MODULO -> PRODUCT;
    };
  }

  private static String sign(BinaryOperator operator) {
    return switch (operator) {
      case OR -> " OR ";
      case AND -> " AND ";
      case EQUAL -> " = ";
      case NOT_EQUAL -> " <> ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
      case CONCATENATE -> " || ";
      case BITWISE_AND -> " & ";
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " / ";
      case MODULO -> " % ";
    };
  }

  private void printBare(Expression expression) {
    if (expression instanceof Binary binary) {
      binary(binary);
    } else if (expression instanceof Unary unary) {
      unary(unary);
    } else if (level(expression) == PREDICATE) {
      predicate(expression);
    } else if (expression instanceof Literal literal) {
      printer.text(literal(literal));
    } else if (expression instanceof Expression.Parameter) {
      printer.text("?");
    } else if (expression instanceof Expression.Variable variable) {
      printer.text(variable.local() ? "@" : "").text(Names.name(variable.name()));
    } else if (expression instanceof Expression.Path path) {
      base(path.base());
      step(path.step());
    } else if (expression instanceof Expression.Subquery subquery) {
      query("(", subquery.query());
    } else if (expression instanceof Expression.Exists exists) {
      query("EXISTS (", exists.query());
    } else if (expression instanceof Expression.Unique unique) {
      query("UNIQUE (", unique.query());
    } else if (expression instanceof Expression.Case caseOf) {
      caseOf(caseOf);
    } else if (expression instanceof Expression.Row row) {
      enclosed("(", row.elements(), ")");
    } else if (expression instanceof Expression.ListConstructor list) {
      enclosed("[", list.elements(), "]");
    } else if (expression instanceof Expression.BagConstructor bag) {
      enclosed("<<", bag.elements(), ">>");
    } else if (expression instanceof Expression.StructConstructor struct) {
      struct(struct);
    } else {
      printer.calls.print(expression);
    }
  }

  private void query(String begin, Query query) {
    printer.text(begin);
    printer.queries.print(query);
    printer.text(")");
  }

  private void binary(Binary binary) {
    int level = level(binary.operator());
    print(binary.left(), level);
    printer.text(sign(binary.operator()));
    int from = printer.out.length();
    print(binary.right(), level + 1);
    if (level == PREDICATE && binary.right() instanceof Expression.Call && quantifier(from)) {
      printer.parenthesize(from);
    }
  }

  /** A call of the aggregate ANY behind a comparison would be read as its quantifier. */
  private boolean quantifier(int from) {
    return printer.beginsWith(from, QUANTIFIERS);
  }

  private void unary(Unary unary) {
    switch (unary.operator()) {
      case NOT -> {
        printer.text("NOT ");
        print(unary.operand(), NOT);
      }
      case MINUS, PLUS -> {
        printer.text(unary.operator() == UnaryOperator.MINUS ? "-" : "+");
        // Two signs with nothing between them are a comment.
        if (unary.operand() instanceof Unary) {
          printer.text(" ");
        }
        print(unary.operand(), SIGNED);
      }
    }
  }

  private void predicate(Expression expression) {
    if (expression instanceof Expression.Is is) {
      print(is.operand(), PREDICATE);
      printer
          .text(is.negated() ? " IS NOT " : " IS ")
          .text(is.type() == null ? is.test().name() : Names.type(is.type()));
    } else if (expression instanceof Expression.IsDistinct is) {
      print(is.left(), PREDICATE);
      printer.text(is.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
      print(is.right(), VALUE);
    } else if (expression instanceof Expression.Between between) {
      operand(between.operand(), between.negated(), "BETWEEN ");
      print(between.low(), VALUE);
      printer.text(" AND ");
      print(between.high(), VALUE);
    } else if (expression instanceof Expression.InList in) {
      operand(in.operand(), in.negated(), "IN ");
      enclosed("(", in.candidates(), ")");
    } else if (expression instanceof Expression.InCollection in) {
      operand(in.operand(), in.negated(), "IN ");
      print(in.collection(), VALUE);
    } else if (expression instanceof Expression.Like like) {
      operand(like.operand(), like.negated(), "LIKE ");
      pattern(like.pattern(), like.escape());
    } else if (expression instanceof Expression.Similar similar) {
      operand(similar.operand(), similar.negated(), "SIMILAR TO ");
      pattern(similar.pattern(), similar.escape());
    } else if (expression instanceof Expression.Overlaps overlaps) {
      operand(overlaps.left(), false, "OVERLAPS ");
      print(overlaps.right(), VALUE);
    } else if (expression instanceof Expression.Quantified quantified) {
      quantified(quantified);
    } else {
      throw Printer.unknown(expression);
    }
  }

  private void operand(Expression operand, boolean negated, String word) {
    print(operand, PREDICATE);
    printer.text(negated ? " NOT " : " ").text(word);
  }

  private void pattern(Expression pattern, @Nullable Expression escape) {
    print(pattern, VALUE);
    if (escape != null) {
      printer.text(" ESCAPE ");
      print(escape, VALUE);
    }
  }

  private void quantified(Expression.Quantified quantified) {
    print(quantified.left(), PREDICATE);
    printer.text(sign(quantified.operator())).text(quantified.all() ? "ALL (" : "ANY (");
    if (quantified.collection() instanceof Expression.Subquery subquery) {
      printer.queries.print(subquery.query());
    } else {
      print(quantified.collection());
    }
    printer.text(")");
  }

  /** Behind a number, a point would be its own. */
  private void base(Expression base) {
    int from = printer.out.length();
    print(base, PRIMARY);
    if (base instanceof Literal literal
        && Character.isDigit((literal.text() + " ").charAt(0))
        && literal.kind().compareTo(Literal.Kind.DOUBLE) <= 0) {
      printer.parenthesize(from);
    }
  }

  void step(PathStep step) {
    if (step instanceof PathStep.Member member) {
      printer.text(".").text(Names.name(member.name()));
    } else if (step instanceof PathStep.Element element) {
      printer.text("[");
      print(element.key());
      printer.text("]");
    } else if (step instanceof PathStep.AllMembers) {
      printer.text(".*");
    } else if (step instanceof PathStep.AllElements) {
      printer.text("[*]");
    } else {
      throw Printer.unknown(step);
    }
  }

  private void caseOf(Expression.Case caseOf) {
    printer.text("CASE");
    if (caseOf.operand() != null) {
      printer.text(" ");
      print(caseOf.operand());
    }
    for (Expression.When when : caseOf.whens()) {
      printer.text(" WHEN ");
      print(when.condition());
      printer.text(" THEN ");
      print(when.result());
    }
    if (caseOf.otherwise() != null) {
      printer.text(" ELSE ");
      print(caseOf.otherwise());
    }
    printer.text(" END");
  }

  private void enclosed(String begin, List<Expression> elements, String end) {
    printer.text(begin);
    list(elements);
    printer.text(end);
  }

  private void struct(Expression.StructConstructor struct) {
    printer.text("{");
    printer.list(
        struct.pairs(),
        pair -> {
          print(pair.name());
          printer.text(": ");
          print(pair.value());
        });
    printer.text("}");
  }

  private static String literal(Literal literal) {
    String text = literal.text();
    return switch (literal.kind()) {
      case NULL, MISSING, TRUE, FALSE -> literal.kind().name();
      case INTEGER, DECIMAL, DOUBLE -> text;
      case STRING -> Names.string(text);
      case BINARY -> "X'" + text + "'";
      case DATE,
          TIME,
          TIME_WITH_TIME_ZONE,
          TIME_WITHOUT_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          TIMESTAMP_WITHOUT_TIME_ZONE ->
          literal.kind().name().replace('_', ' ') + " " + Names.string(text);
      case ION -> "`" + text + "`";
    };
  }
}
