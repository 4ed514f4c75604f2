package io.encdynamo.plan.bind;

import io.encdynamo.engine.WorkingTable;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tables of WITH that are known at one place of a statement; the last one hides others. */
sealed interface CommonTables {

  /** None. */
  enum None implements CommonTables {
    NONE
  }

  /**
   * One more.
   *
   * @param around the tables known before it
   */
  record With(Identifier name, Definition definition, CommonTables around)
      implements CommonTables {}

  /** What a name of WITH stands for. */
  sealed interface Definition {
    /** Its rows, each time it is named. */
    BoundQuery bind();
  }

  /**
   * A query, which is bound again each time it is named, so that each use reads what it needs.
   *
   * @param queries binds where the query stands
   */
  record Written(Query.CommonTable table, QueryBinder queries) implements Definition {
    @Override
    public BoundQuery bind() {
      BoundQuery query = queries.bind(table.query());
      return table.columns().isEmpty() ? query : query.renamed(table.columns(), table.name());
    }
  }

  /** A recursive query as a whole. */
  record Recursive(Query.CommonTable table, QueryBinder queries) implements Definition {
    @Override
    public BoundQuery bind() {
      return queries.recursive(table);
    }
  }

  /** A recursive query inside itself: the rows found last. */
  record Working(WorkingTable working, List<Field> columns) implements Definition {

    /** Whether a relation is the rows of a working table. */
    static Predicate<Relation> reads(WorkingTable working) {
      return relation -> relation instanceof Source.WorkingRows rows && rows.working() == working;
    }

    @Override
    public BoundQuery bind() {
      List<Field> fields =
          columns.stream().map(field -> Field.computed(field.name(), field.type())).toList();
      return new BoundQuery(
          new Source.WorkingRows(working, fields),
          fields,
          fields.stream().map(Field::name).toList(),
          BoundQuery.Form.COLUMNS,
          false);
    }
  }

  /** The definition of a name; null if there is none. */
  default @Nullable Definition find(Identifier name) {
    CommonTables rest = this;
    while (rest instanceof With with) {
      if (Names.matches(name, with.name.text())) {
        return with.definition;
      }
      rest = with.around;
    }
    return null;
  }
}
