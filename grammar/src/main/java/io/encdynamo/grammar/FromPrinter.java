package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.FromItem;
import io.encdynamo.grammar.tree.FromItem.Join;
import io.encdynamo.grammar.tree.FromItem.JoinKind;
import io.encdynamo.grammar.tree.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FROM as text. */
final class FromPrinter {
  private final Printer printer;

  FromPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(FromItem item) {
    if (item instanceof FromItem.Source source) {
      printer.text(source.lateral() ? "LATERAL " : "");
      printer.expressions.print(source.expression(), ExpressionPrinter.VALUE);
      names(source.as(), source.columns(), source.at(), source.by());
    } else if (item instanceof FromItem.Unpivot unpivot) {
      printer.text("UNPIVOT ");
      printer.expressions.print(unpivot.expression(), ExpressionPrinter.VALUE);
      names(unpivot.as(), List.of(), unpivot.at(), unpivot.by());
    } else if (item instanceof Join join) {
      join(join);
    } else {
      throw Printer.unknown(item);
    }
  }

  private void names(
      @Nullable Identifier as,
      List<Identifier> columns,
      @Nullable Identifier at,
      @Nullable Identifier by) {
    if (as != null) {
      printer.text(" AS ").text(Names.name(as));
    }
    if (!columns.isEmpty()) {
      printer.text(" (").text(Names.names(columns)).text(")");
    }
    if (at != null) {
      printer.text(" AT ").text(Names.name(at));
    }
    if (by != null) {
      printer.text(" BY ").text(Names.name(by));
    }
  }

  private void join(Join join) {
    print(join.left());
    boolean unconditional = !join.natural() && join.condition() == null && join.using().isEmpty();
    printer.text(join.natural() ? " NATURAL" : "");
    if (join.kind() != JoinKind.INNER && join.kind() != JoinKind.CROSS) {
      printer.text(" ").text(join.kind().name());
    }
    printer.text(unconditional ? " CROSS JOIN " : " JOIN ");
    int from = printer.out.length();
    print(join.right());
    if (join.right() instanceof Join) {
      printer.parenthesize(from);
    }
    if (join.condition() != null) {
      printer.text(" ON ");
      printer.expressions.print(join.condition());
    } else if (!join.using().isEmpty()) {
      printer.text(" USING (").text(Names.names(join.using())).text(")");
    }
  }
}
