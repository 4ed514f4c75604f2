package io.encdynamo.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is run as a whole: a query, a write, a question about the catalog, or a definition. */
public sealed interface Statement extends Node permits Statement.Run, Definition {

  /** All statements but definitions. */
  sealed interface Run extends Statement {}

  /** A query. */
  record Select(Query query, Place place) implements Run {}

  /**
   * INSERT, UPSERT or REPLACE INTO.
   *
   * @param columns empty where none were written
   */
  record Insert(
      InsertKind kind,
      QualifiedName table,
      @Nullable Identifier alias,
      List<Identifier> columns,
      InsertSource source,
      @Nullable OnConflict onConflict,
      @Nullable Returning returning,
      Place place)
      implements Run {}

  /** Which word begins an {@link Insert}. */
  enum InsertKind {
    INSERT,
    UPSERT,
    REPLACE
  }

  /** Where the items of an INSERT come from. */
  sealed interface InsertSource {
    /** {@code VALUES (...), (...)}. */
    record Rows(List<List<Expression>> rows) implements InsertSource {}

    /** {@code VALUE expression}, with {@code AT key} where it was written. */
    record Value(Expression value, @Nullable Expression at) implements InsertSource {}

    /** A query, or an expression that gives a bag. */
    record FromQuery(Query query) implements InsertSource {}

    /** {@code DEFAULT VALUES}. */
    record Defaults() implements InsertSource {}
  }

  /** {@code ON CONFLICT ...}. */
  record OnConflict(
      List<Identifier> target,
      @Nullable Expression where,
      ConflictAction action,
      @Nullable Expression condition) {}

  /** What ON CONFLICT does. */
  enum ConflictAction {
    DO_NOTHING,
    DO_REPLACE_EXCLUDED,
    DO_UPDATE_EXCLUDED
  }

  /** UPDATE table SET ... REMOVE ... WHERE. */
  record Update(
      QualifiedName table,
      @Nullable Identifier alias,
      List<Change> changes,
      @Nullable Expression where,
      @Nullable Returning returning,
      Place place)
      implements Run {}

  /** One change of an UPDATE, in the order written. */
  sealed interface Change extends Node {
    /** {@code SET path = value}. */
    record Set(Expression path, Expression value, Place place) implements Change {}

    /** {@code REMOVE path}. */
    record Remove(Expression path, Place place) implements Change {}
  }

  /** DELETE FROM table WHERE. */
  record Delete(
      QualifiedName table,
      @Nullable Identifier alias,
      @Nullable Expression where,
      @Nullable Returning returning,
      Place place)
      implements Run {}

  /** {@code RETURNING ...}. */
  record Returning(List<ReturningItem> items, Place place) implements Node {}

  /**
   * One item of RETURNING.
   *
   * @param scope ALL or MODIFIED; null for SQL's form without scope and age
   * @param age OLD or NEW; null likewise
   * @param expression null for {@code *}
   */
  record ReturningItem(
      @Nullable String scope, @Nullable String age, @Nullable Expression expression) {}

  /**
   * EXPLAIN [ANALYZE] [(FORMAT TEXT | JSON)] statement.
   *
   * @param format TEXT or JSON
   */
  record Explain(boolean analyze, String format, Statement statement, Place place) implements Run {}

  /** DESCRIBE table. */
  record Describe(QualifiedName table, Place place) implements Run {}

  /** SHOW TABLES. */
  record ShowTables(Place place) implements Run {}

  /** SHOW CREATE TABLE table. */
  record ShowCreateTable(QualifiedName table, Place place) implements Run {}

  /** {@code COPY table [(columns)] FROM 'file' [WITH (...)]}. */
  record CopyFrom(
      QualifiedName table, List<Identifier> columns, String file, List<Option> options, Place place)
      implements Run {}

  /** {@code COPY (query) TO 'file' [WITH (...)]}. */
  record CopyTo(Query query, String file, List<Option> options, Place place) implements Run {}

  /** {@code name = value} of WITH; a name alone has the value TRUE. */
  record Option(Identifier name, Expression value) {}

  /** {@code {call procedure(...)}}, {@code EXEC procedure ...}. */
  record Call(Identifier procedure, List<Expression> arguments, Place place) implements Run {}

  /** BEGIN, START TRANSACTION, COMMIT, ROLLBACK. */
  record Transaction(TransactionAction action, Place place) implements Run {}

  /** The statements about transactions. */
  enum TransactionAction {
    BEGIN,
    COMMIT,
    ROLLBACK
  }
}
