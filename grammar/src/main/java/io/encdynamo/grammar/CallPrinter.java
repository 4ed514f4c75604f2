package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.Frame;
import io.encdynamo.grammar.tree.Expression.FrameBound;
import io.encdynamo.grammar.tree.Expression.OrderTerm;
import io.encdynamo.grammar.tree.Expression.Quantifier;
import io.encdynamo.grammar.tree.Expression.Window;
import io.encdynamo.grammar.tree.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as text, with their words and windows. */
final class CallPrinter {
  private final Printer printer;

  CallPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(Expression expression) {
    if (expression instanceof Expression.Call call) {
      call(call);
    } else if (expression instanceof Expression.Cast cast) {
      printer.text(cast.kind().name()).text("(");
      printer.expressions.print(cast.operand());
      printer.text(" AS ").text(Names.type(cast.type())).text(")");
    } else if (expression instanceof Expression.Extract extract) {
      printer.text("EXTRACT(").text(extract.field()).text(" FROM ");
      printer.expressions.print(extract.operand(), ExpressionPrinter.VALUE);
      printer.text(")");
    } else if (expression instanceof Expression.Trim trim) {
      trim(trim);
    } else if (expression instanceof Expression.DatePartCall call) {
      printer.text(Names.name(call.name())).text("(").text(call.part());
      for (Expression argument : call.arguments()) {
        printer.text(", ");
        printer.expressions.print(argument);
      }
      printer.text(")");
    } else if (expression instanceof Expression.Interval interval) {
      printer.text(interval(interval));
    } else {
      throw Printer.unknown(expression);
    }
  }

  private void call(Expression.Call call) {
    printer.text(Names.name(call.name())).text("(").text(quantifier(call.quantifier()));
    if (call.star()) {
      printer.text("*");
    }
    printer.expressions.list(call.arguments());
    printer.text(")");
    if (!call.orderBy().isEmpty()) {
      printer.text(" WITHIN GROUP (");
      orderBy(call.orderBy());
      printer.text(")");
    }
    if (call.filter() != null) {
      printer.text(" FILTER (WHERE ");
      printer.expressions.print(call.filter());
      printer.text(")");
    }
    if (call.fromLast() != null) {
      printer.text(call.fromLast() ? " FROM LAST" : " FROM FIRST");
    }
    if (call.ignoreNulls() != null) {
      printer.text(call.ignoreNulls() ? " IGNORE NULLS" : " RESPECT NULLS");
    }
    if (call.over() != null) {
      printer.text(" OVER ");
      over(call.over());
    }
  }

  static String quantifier(Quantifier quantifier) {
    return quantifier == Quantifier.NONE ? "" : quantifier.name() + " ";
  }

  private void trim(Expression.Trim trim) {
    printer.text("TRIM(").text(trim.side()).text(" ");
    if (trim.characters() != null) {
      printer.expressions.print(trim.characters(), ExpressionPrinter.VALUE);
      printer.text(" ");
    }
    printer.text("FROM ");
    printer.expressions.print(trim.operand(), ExpressionPrinter.VALUE);
    printer.text(")");
  }

  private static String interval(Expression.Interval interval) {
    StringBuilder text = new StringBuilder("INTERVAL ").append(Names.string(interval.text()));
    text.append(' ').append(interval.from());
    List<Integer> numbers = new ArrayList<>();
    if (interval.precision() != null) {
      numbers.add(interval.precision());
    }
    if (interval.to() == null && interval.fraction() != null) {
      numbers.add(interval.fraction());
    }
    if (!numbers.isEmpty()) {
      text.append(Names.numbers(numbers));
    }
    if (interval.to() != null) {
      text.append(" TO ").append(interval.to());
      if (interval.fraction() != null) {
        text.append(Names.numbers(List.of(interval.fraction())));
      }
    }
    return text.toString();
  }

  void orderBy(List<OrderTerm> terms) {
    printer.text("ORDER BY ");
    printer.list(
        terms,
        term -> {
          printer.expressions.print(term.expression());
          printer.text(term.descending() ? " DESC" : "");
          if (term.nullsFirst() != null) {
            printer.text(term.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
          }
        });
  }

  private void over(Window window) {
    Identifier name = window.name();
    if (name != null
        && window.partitionBy().isEmpty()
        && window.orderBy().isEmpty()
        && window.frame() == null) {
      printer.text(Names.name(name));
    } else {
      window(window);
    }
  }

  void window(Window window) {
    printer.text("(");
    String separator = "";
    if (window.name() != null) {
      printer.text(Names.name(window.name()));
      separator = " ";
    }
    if (!window.partitionBy().isEmpty()) {
      printer.text(separator).text("PARTITION BY ");
      printer.expressions.list(window.partitionBy());
      separator = " ";
    }
    if (!window.orderBy().isEmpty()) {
      printer.text(separator);
      orderBy(window.orderBy());
      separator = " ";
    }
    if (window.frame() != null) {
      printer.text(separator);
      frame(window.frame());
    }
    printer.text(")");
  }

  private void frame(Frame frame) {
    printer.text(frame.unit()).text(frame.end() == null ? " " : " BETWEEN ");
    bound(frame.start());
    if (frame.end() != null) {
      printer.text(" AND ");
      bound(frame.end());
    }
    if (frame.exclusion() != null) {
      printer.text(" EXCLUDE ").text(frame.exclusion());
    }
  }

  private void bound(FrameBound bound) {
    @Nullable Expression offset = bound.offset();
    if (offset != null) {
      printer.expressions.print(offset, ExpressionPrinter.VALUE);
      printer.text(" ");
    }
    printer.text(bound.kind().name().replace('_', ' '));
  }
}
