package io.encdynamo.plan;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.engine.Evaluator;
import io.encdynamo.engine.Opener;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.bind.BoundQuery;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.TableSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, ready to run as often as wanted with other parameters. Immutable. */
public sealed interface Plan {

  /**
   * A query.
   *
   * @param form what its rows are
   * @param ordered whether their order is part of the result
   * @param relation for EXPLAIN
   * @param scanned the tables that are read whole, however many keys a join has to look up
   */
  record Query(
      List<OutputColumn> columns,
      BoundQuery.Form form,
      boolean ordered,
      Relation relation,
      Opener opener,
      List<String> scanned)
      implements Plan {}

  /**
   * INSERT or UPSERT: each row is one item.
   *
   * @param columns what each row gives, in order; empty if its one value is a struct of attributes
   * @param closed whether the table has the columns declared and no others
   */
  record Insert(
      TableShape table,
      boolean replaces,
      boolean closed,
      List<ColumnDefinition> columns,
      Relation relation,
      Opener opener,
      List<String> scanned)
      implements Plan {}

  /** UPDATE or DELETE. */
  record Change(TableShape table, ChangeKind kind, Way way, Relation relation, List<String> scanned)
      implements Plan {}

  /** What a {@link Change} does to its items. */
  sealed interface ChangeKind {
    /** UPDATE. */
    record Update(List<Assignment> assignments, List<AttributePath> removals)
        implements ChangeKind {}

    /** DELETE. */
    record Delete() implements ChangeKind {}
  }

  /** {@code SET path = value}; the value is computed over the row that was read, if one was. */
  record Assignment(AttributePath path, ColumnDefinition column, Evaluator value) {}

  /** How a {@link Change} gets at its items. */
  sealed interface Way {
    /** One conditional request, because the full key is given and DynamoDB answers the rest. */
    record Direct(ReadTemplate template) implements Way {}

    /**
     * The items are read, then each is written on the condition that what was looked at still
     * holds.
     *
     * @param target the read of the items; null if none is read
     * @param partitionSlot where in a row its partition key stands
     * @param sortSlot where its sort key stands; -1 for a table without
     * @param rowSlot where the item stands as it was read
     * @param watched the columns that predicate and new values depend on
     */
    record ReadFirst(
        Opener opener,
        @Nullable ReadTemplate target,
        int partitionSlot,
        int sortSlot,
        int rowSlot,
        List<String> watched)
        implements Way {}
  }

  /** EXPLAIN. */
  record Explain(Plan plan, boolean json) implements Plan {}

  /** DESCRIBE. */
  record Describe(TableSource table) implements Plan {}

  /** SHOW TABLES. */
  record ShowTables() implements Plan {}

  /** SHOW CREATE TABLE. */
  record ShowCreateTable(TableSource.Stored table) implements Plan {}

  /** A statement about the catalog, keys and tables. */
  record Define(Definition definition) implements Plan {
    /** Without the statement, whose literals may be secrets. */
    @Override
    public String toString() {
      return "Define[" + definition.getClass().getSimpleName() + "]";
    }
  }
}
