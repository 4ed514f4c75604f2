package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.grammar.tree.Statement.InsertSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements as text, but for definitions. */
final class StatementPrinter {
  /** Words that begin a statement and are names as well. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "ATTACH",
          "BEGIN",
          "CALL",
          "COMMIT",
          "COPY",
          "DESCRIBE",
          "EXEC",
          "EXPLAIN",
          "EXPORT",
          "FORGET",
          "IMPORT",
          "REPLACE",
          "ROLLBACK",
          "SHOW",
          "START",
          "TRUNCATE",
          "UPSERT");

  private final Printer printer;

  StatementPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(Statement statement) {
    if (statement instanceof Definition definition) {
      printer.definitions.print(definition);
    } else if (statement instanceof Statement.Select select) {
      select(select.query());
    } else if (statement instanceof Statement.Insert insert) {
      insert(insert);
    } else if (statement instanceof Statement.Update update) {
      update(update);
    } else if (statement instanceof Statement.Delete delete) {
      printer.text("DELETE FROM ").text(Names.qualified(delete.table()));
      alias(delete.alias());
      clause(" WHERE ", delete.where());
      returning(delete.returning());
    } else if (statement instanceof Statement.Explain explain) {
      printer
          .text(explain.analyze() ? "EXPLAIN ANALYZE (FORMAT " : "EXPLAIN (FORMAT ")
          .text(explain.format())
          .text(") ");
      print(explain.statement());
    } else if (statement instanceof Statement.Describe describe) {
      printer.text("DESCRIBE ").text(Names.qualified(describe.table()));
    } else if (statement instanceof Statement.ShowTables) {
      printer.text("SHOW TABLES");
    } else if (statement instanceof Statement.ShowCreateTable show) {
      printer.text("SHOW CREATE TABLE ").text(Names.qualified(show.table()));
    } else if (statement instanceof Statement.CopyFrom copy) {
      printer.text("COPY ").text(Names.qualified(copy.table()));
      columns(copy.columns());
      printer.text(" FROM ").text(Names.string(copy.file()));
      options(copy.options());
    } else if (statement instanceof Statement.CopyTo copy) {
      printer.text("COPY (");
      printer.queries.print(copy.query());
      printer.text(") TO ").text(Names.string(copy.file()));
      options(copy.options());
    } else if (statement instanceof Statement.Call call) {
      printer.text("CALL ").text(Names.name(call.procedure())).text("(");
      printer.expressions.list(call.arguments());
      printer.text(")");
    } else if (statement instanceof Statement.Transaction transaction) {
      printer.text(transaction.action().name());
    } else {
      throw Printer.unknown(statement);
    }
  }

  private void select(Query query) {
    int from = printer.out.length();
    printer.queries.print(query);
    if (printer.beginsWith(from, BEGINNINGS)) {
      printer.parenthesize(from);
    }
  }

  private void insert(Statement.Insert insert) {
    printer.text(insert.kind().name()).text(" INTO ").text(Names.qualified(insert.table()));
    alias(insert.alias());
    columns(insert.columns());
    printer.text(" ");
    source(insert.source());
    if (insert.onConflict() != null) {
      onConflict(insert.onConflict());
    }
    returning(insert.returning());
  }

  private void source(InsertSource source) {
    if (source instanceof InsertSource.Rows rows) {
      printer.text("VALUES ");
      printer.queries.rows(rows.rows());
    } else if (source instanceof InsertSource.Value value) {
      printer.text("VALUE ");
      printer.expressions.print(value.value());
      clause(" AT ", value.at());
    } else if (source instanceof InsertSource.FromQuery from) {
      int begin = printer.out.length();
      printer.queries.print(from.query());
      if (printer.beginsWith(begin, QueryPrinter.VALUE)) {
        printer.parenthesize(begin);
      }
    } else if (source instanceof InsertSource.Defaults) {
      printer.text("DEFAULT VALUES");
    }
  }

  private void onConflict(Statement.OnConflict conflict) {
    printer.text(" ON CONFLICT");
    columns(conflict.target());
    clause(" WHERE ", conflict.where());
    printer.text(" ").text(conflict.action().name().replace('_', ' '));
    clause(" WHERE ", conflict.condition());
  }

  private void update(Statement.Update update) {
    printer.text("UPDATE ").text(Names.qualified(update.table()));
    alias(update.alias());
    for (Statement.Change change : update.changes()) {
      if (change instanceof Statement.Change.Set set) {
        printer.text(" SET ");
        printer.expressions.print(set.path());
        printer.text(" = ");
        printer.expressions.print(set.value());
      } else if (change instanceof Statement.Change.Remove remove) {
        printer.text(" REMOVE ");
        printer.expressions.print(remove.path());
      }
    }
    clause(" WHERE ", update.where());
    returning(update.returning());
  }

  private void returning(Statement.@Nullable Returning returning) {
    if (returning == null) {
      return;
    }
    printer.text(" RETURNING ");
    printer.list(
        returning.items(),
        item -> {
          if (item.scope() != null && item.age() != null) {
            printer.text(item.scope()).text(" ").text(item.age()).text(" ");
          }
          if (item.expression() == null) {
            printer.text("*");
          } else {
            printer.expressions.print(item.expression());
          }
        });
  }

  private void alias(@Nullable Identifier alias) {
    if (alias != null) {
      printer.text(" AS ").text(Names.name(alias));
    }
  }

  private void columns(List<Identifier> columns) {
    if (!columns.isEmpty()) {
      printer.text(" (").text(Names.names(columns)).text(")");
    }
  }

  private void clause(String word, @Nullable Expression expression) {
    if (expression != null) {
      printer.text(word);
      printer.expressions.print(expression);
    }
  }

  void options(List<Statement.Option> options) {
    if (options.isEmpty()) {
      return;
    }
    printer.text(" WITH (");
    printer.list(
        options,
        option -> {
          printer.text(Names.name(option.name())).text(" = ");
          printer.expressions.print(option.value(), ExpressionPrinter.VALUE);
        });
    printer.text(")");
  }
}
