package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Query.GroupingElement;
import io.encdynamo.grammar.tree.Query.Projection;
import io.encdynamo.grammar.tree.Query.SelectItem;
import io.encdynamo.grammar.tree.Query.SetOperator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries as text. */
final class QueryPrinter {
  static final Set<String> VALUE = Set.of("VALUE");

  private static final Set<String> CORRESPONDING = Set.of("CORRESPONDING");
  private static final Set<String> GROUPINGS = Set.of("ROLLUP", "CUBE", "GROUPING");

  private final Printer printer;

  QueryPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(Query query) {
    if (query instanceof Query.Select select) {
      select(select);
    } else if (query instanceof Query.Evaluated evaluated) {
      printer.expressions.print(evaluated.expression());
    } else if (query instanceof Query.Values values) {
      printer.text("VALUES ");
      rows(values.rows());
    } else if (query instanceof Query.SetOperation operation) {
      setOperation(operation);
    } else if (query instanceof Query.Ordered ordered) {
      ordered(ordered);
    } else if (query instanceof Query.With with) {
      with(with);
    } else {
      throw Printer.unknown(query);
    }
  }

  private void parenthesized(Query query) {
    printer.text("(");
    print(query);
    printer.text(")");
  }

  private void setOperation(Query.SetOperation operation) {
    operand(operation.left(), operation.operator(), true);
    printer
        .text(operation.outer() ? " OUTER " : " ")
        .text(operation.operator().name())
        .text(" ")
        .text(CallPrinter.quantifier(operation.quantifier()));
    Query.Corresponding corresponding = operation.corresponding();
    if (corresponding != null) {
      printer.text("CORRESPONDING ");
      if (!corresponding.columns().isEmpty()) {
        printer.text("BY (").text(Names.names(corresponding.columns())).text(") ");
      }
    }
    int from = printer.out.length();
    operand(operation.right(), operation.operator(), false);
    if (printer.beginsWith(from, CORRESPONDING)) {
      printer.parenthesize(from);
    }
  }

  private void operand(Query operand, SetOperator around, boolean left) {
    boolean bare = !(operand instanceof Query.Ordered || operand instanceof Query.With);
    if (operand instanceof Query.SetOperation inner) {
      boolean tighter = inner.operator() == SetOperator.INTERSECT;
      bare = around == SetOperator.INTERSECT ? left && tighter : left || tighter;
    }
    if (bare) {
      print(operand);
    } else {
      parenthesized(operand);
    }
  }

  private void ordered(Query.Ordered ordered) {
    if (ordered.query() instanceof Query.Ordered || ordered.query() instanceof Query.With) {
      parenthesized(ordered.query());
    } else {
      print(ordered.query());
    }
    if (!ordered.orderBy().isEmpty()) {
      printer.text(" ");
      printer.calls.orderBy(ordered.orderBy());
    }
    limits(ordered.limit(), ordered.offset());
  }

  /** In the order in which they were written: parameters are counted by it. */
  private void limits(@Nullable Expression limit, @Nullable Expression offset) {
    boolean offsetFirst =
        limit != null && offset != null && offset.place().offset() < limit.place().offset();
    if (limit != null && !offsetFirst) {
      printer.text(" LIMIT ");
      printer.expressions.print(limit, ExpressionPrinter.VALUE);
    }
    if (offset != null) {
      printer.text(" OFFSET ");
      printer.expressions.print(offset, ExpressionPrinter.VALUE);
    }
    if (limit != null && offsetFirst) {
      printer.text(" ROWS FETCH FIRST ");
      printer.expressions.print(limit, ExpressionPrinter.VALUE);
      printer.text(" ROWS ONLY");
    }
  }

  private void with(Query.With with) {
    printer.text(with.recursive() ? "WITH RECURSIVE " : "WITH ");
    printer.list(
        with.tables(),
        table -> {
          printer.text(Names.name(table.name()));
          if (!table.columns().isEmpty()) {
            printer.text(" (").text(Names.names(table.columns())).text(")");
          }
          printer.text(" AS ");
          parenthesized(table.query());
        });
    printer.text(" ");
    if (with.query() instanceof Query.With) {
      parenthesized(with.query());
    } else {
      print(with.query());
    }
  }

  void rows(List<List<Expression>> rows) {
    printer.list(
        rows,
        row -> {
          printer.text("(");
          printer.expressions.list(row);
          printer.text(")");
        });
  }

  private void select(Query.Select select) {
    projection(select);
    if (!select.exclude().isEmpty()) {
      printer.text(" EXCLUDE ");
      printer.list(
          select.exclude(),
          path -> {
            printer.text(Names.name(path.root()));
            path.steps().forEach(printer.expressions::step);
          });
    }
    if (select.from() != null) {
      printer.text(" FROM ");
      printer.sources.print(select.from());
    }
    if (!select.let().isEmpty()) {
      printer.text(" LET ");
      printer.list(
          select.let(),
          binding -> {
            printer.expressions.print(binding.expression());
            printer.text(" AS ").text(Names.name(binding.name()));
          });
    }
    clause(" WHERE ", select.where());
    if (select.groupBy() != null) {
      groupBy(select.groupBy());
    }
    clause(" HAVING ", select.having());
    if (!select.windows().isEmpty()) {
      printer.text(" WINDOW ");
      printer.list(
          select.windows(),
          window -> {
            printer.text(Names.name(window.name())).text(" AS ");
            printer.calls.window(window.window());
          });
    }
  }

  private void projection(Query.Select select) {
    Projection projection = select.projection();
    if (projection instanceof Projection.Pivot pivot) {
      printer.text("PIVOT ");
      printer.expressions.print(pivot.value());
      printer.text(" AT ");
      printer.expressions.print(pivot.name());
      return;
    }
    printer.text("SELECT ").text(CallPrinter.quantifier(select.quantifier()));
    if (projection instanceof Projection.Value value) {
      printer.text("VALUE ");
      printer.expressions.print(value.expression());
    } else if (projection instanceof Projection.Items items) {
      printer.list(items.items(), this::item);
    }
  }

  private void item(SelectItem item) {
    if (item instanceof SelectItem.All) {
      printer.text("*");
    } else if (item instanceof SelectItem.AllOf all) {
      notValue(all.expression());
      printer.text(".*");
    } else if (item instanceof SelectItem.Column column) {
      notValue(column.expression());
      if (column.alias() != null) {
        printer.text(" AS ").text(Names.name(column.alias()));
      }
    }
  }

  /** {@code SELECT value + 1} is SELECT VALUE of a signed number. */
  private void notValue(Expression expression) {
    int from = printer.out.length();
    printer.expressions.print(expression);
    if (!(expression instanceof Expression.Variable) && printer.beginsWith(from, VALUE)) {
      printer.parenthesize(from);
    }
  }

  private void clause(String word, @Nullable Expression expression) {
    if (expression != null) {
      printer.text(word);
      printer.expressions.print(expression);
    }
  }

  private void groupBy(Query.GroupBy groupBy) {
    printer.text(" GROUP BY ").text(CallPrinter.quantifier(groupBy.quantifier()));
    printer.list(groupBy.elements(), this::groupingElement);
    if (groupBy.as() != null) {
      printer.text(" GROUP AS ").text(Names.name(groupBy.as()));
    }
  }

  private void groupingElement(GroupingElement element) {
    if (element instanceof GroupingElement.Key key) {
      key(key);
    } else if (element instanceof GroupingElement.Rollup rollup) {
      printer.text("ROLLUP (");
      rows(rollup.sets());
      printer.text(")");
    } else if (element instanceof GroupingElement.Cube cube) {
      printer.text("CUBE (");
      rows(cube.sets());
      printer.text(")");
    } else if (element instanceof GroupingElement.Sets sets) {
      printer.text("GROUPING SETS (");
      printer.list(sets.elements(), this::groupingElement);
      printer.text(")");
    } else if (element instanceof GroupingElement.Set set) {
      printer.text("(");
      printer.expressions.list(set.keys());
      printer.text(")");
    } else {
      throw Printer.unknown(element);
    }
  }

  /** A row that is one key has parentheses of its own: without them it is a set of keys. */
  private void key(GroupingElement.Key key) {
    int from = printer.out.length();
    printer.expressions.print(key.expression());
    boolean set = key.alias() == null && key.expression() instanceof Expression.Row;
    if (set || printer.beginsWith(from, GROUPINGS)) {
      printer.parenthesize(from);
    }
    if (key.alias() != null) {
      printer.text(" AS ").text(Names.name(key.alias()));
    }
  }
}
