package io.encdynamo.plan;

import io.encdynamo.engine.Typing;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.access.ReadTemplate;
import io.encdynamo.plan.bind.BoundQuery;
import io.encdynamo.plan.bind.BoundWrite;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.bind.QueryBinder;
import io.encdynamo.plan.bind.RefusedColumns;
import io.encdynamo.plan.bind.Unsupported;
import io.encdynamo.plan.bind.WriteBinder;
import io.encdynamo.plan.compile.ExpressionCompiler;
import io.encdynamo.plan.compile.RelationCompiler;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.TableSource;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.plan.rule.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans statements: binds names, moves predicates down, chooses access paths, compiles the rest.
 */
public final class Planner {
  private final Tables tables;
  private final Optimizer optimizer;
  private final QueryBinder queries;
  private final @Nullable ExpressionCompiler outer;

  /**
   * @param segments how many parts a scan reads at the same time
   * @param consistent whether reads are strongly consistent
   */
  public Planner(
      Tables tables, int segments, boolean consistent, ParameterTypes parameters, Typing typing) {
    this(tables, segments, consistent, parameters, typing, List.of());
  }

  /**
   * A planner of statements that are given values by name.
   *
   * @param variables the names; the plan is opened under a row of their values
   */
  public Planner(
      Tables tables,
      int segments,
      boolean consistent,
      ParameterTypes parameters,
      Typing typing,
      List<Field> variables) {
    this.tables = tables;
    this.optimizer = new Optimizer(segments, consistent);
    this.queries = new QueryBinder(tables, parameters, typing, variables);
    this.outer = variables.isEmpty() ? null : ExpressionCompiler.of(variables, null);
  }

  /**
   * The plan of a statement.
   *
   * @throws io.encdynamo.error.DriverException class 42, 0A, 5E002
   */
  public Plan plan(Statement statement) {
    if (statement instanceof Statement.Select select) {
      return query(queries.bind(select.query()));
    } else if (statement instanceof Statement.Insert insert) {
      return insert(new WriteBinder(queries).insert(insert));
    } else if (statement instanceof Statement.Update update) {
      return update(new WriteBinder(queries).update(update));
    } else if (statement instanceof Statement.Delete delete) {
      BoundWrite.Delete bound = new WriteBinder(queries).delete(delete);
      return change(
          bound.table(),
          new Plan.ChangeKind.Delete(),
          bound.read(),
          bound.keys(),
          bound.row(),
          true,
          List.of());
    } else if (statement instanceof Statement.Explain explain) {
      if (explain.analyze()) {
        throw Unsupported.at(explain, "EXPLAIN ANALYZE", "EXPLAIN shows the plan");
      }
      return new Plan.Explain(plan(explain.statement()), explain.format().equals("JSON"));
    } else if (statement instanceof Statement.Describe describe) {
      return new Plan.Describe(QueryBinder.table(tables, describe.table()));
    } else if (statement instanceof Statement.ShowTables) {
      return new Plan.ShowTables();
    } else if (statement instanceof Statement.ShowCreateTable show) {
      TableSource table = QueryBinder.table(tables, show.table());
      if (table instanceof TableSource.Stored stored) {
        return new Plan.ShowCreateTable(stored);
      }
      throw Unsupported.at(show, "SHOW CREATE TABLE of a system table", "DESCRIBE it");
    } else if (statement instanceof Definition definition) {
      return new Plan.Define(definition);
    } else if (statement instanceof Statement.Transaction) {
      throw Unsupported.at(
          statement, "A statement about transactions", "use the methods of java.sql.Connection");
    } else if (statement instanceof Statement.Call) {
      throw Unsupported.at(statement, "A procedure", "DynamoDB has none");
    }
    throw Unsupported.at(statement, "COPY", "INSERT the rows, or SELECT them");
  }

  private RelationCompiler compiler() {
    return new RelationCompiler(outer);
  }

  private Plan.Query query(BoundQuery bound) {
    RefusedColumns.check(bound.relation());
    Relation relation = optimizer.apply(bound.relation(), bound.output(), outer);
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < bound.output().size(); i++) {
      columns.add(new OutputColumn(bound.labels().get(i), bound.output().get(i)));
    }
    return new Plan.Query(
        columns,
        bound.form(),
        bound.ordered(),
        relation,
        compiler().compile(relation),
        surelyScanned(relation));
  }

  private Plan.Insert insert(BoundWrite.Insert bound) {
    bound.source().output().forEach(RefusedColumns::check);
    Plan.Query source = query(bound.source());
    return new Plan.Insert(
        bound.table().shape(),
        bound.replaces(),
        bound.table().registered(),
        bound.columns(),
        source.relation(),
        source.opener(),
        scanned(source.relation()));
  }

  private Plan.Change update(BoundWrite.Update bound) {
    ExpressionCompiler compiler = ExpressionCompiler.of(bound.read().output(), outer);
    List<Plan.Assignment> assignments = new ArrayList<>();
    List<String> scanned = new ArrayList<>();
    for (BoundWrite.Assignment assignment : bound.assignments()) {
      RefusedColumns.check(assignment.value());
      Bound value = optimizer.apply(assignment.value(), compiler);
      value.forEachNested(nested -> scanned.addAll(scanned(nested)));
      assignments.add(
          new Plan.Assignment(assignment.path(), assignment.column(), compiler.compile(value)));
    }
    boolean fixed = bound.assignments().stream().allMatch(a -> a.value().fields().isEmpty());
    return change(
        bound.table(),
        new Plan.ChangeKind.Update(assignments, bound.removals()),
        bound.read(),
        bound.keys(),
        bound.row(),
        fixed,
        scanned);
  }

  /**
   * @param fixed whether what is written does not depend on what was there
   * @param scanned the tables that queries among the new values read whole
   */
  private Plan.Change change(
      TableSource.Stored table,
      Plan.ChangeKind kind,
      Relation read,
      List<Field> keys,
      Field row,
      boolean fixed,
      List<String> scanned) {
    RefusedColumns.check(read);
    Relation relation = optimizer.apply(read, read.output(), outer);
    Source.PlannedRead single = singleItem(relation);
    if (single != null && fixed) {
      return new Plan.Change(
          table.shape(), kind, new Plan.Way.Direct(single.template()), single, scanned);
    }
    List<Field> output = relation.output();
    List<String> watched = new ArrayList<>();
    for (Field field : output) {
      if (field != row && !keys.contains(field)) {
        watched.add(field.name());
      }
    }
    Plan.Way way =
        new Plan.Way.ReadFirst(
            compiler().compile(relation),
            target(relation, row),
            output.indexOf(keys.get(0)),
            keys.size() > 1 ? output.indexOf(keys.get(1)) : -1,
            output.indexOf(row),
            watched);
    List<String> all = new ArrayList<>(scanned(relation));
    all.addAll(scanned);
    return new Plan.Change(table.shape(), kind, way, relation, List.copyOf(all));
  }

  /**
   * The read, if it is of one item and DynamoDB answers every predicate. What is only checked again
   * after decryption need not be: a condition on the write is answered by ciphertext all the same.
   */
  private static Source.@Nullable PlannedRead singleItem(Relation relation) {
    Relation rest = relation;
    List<Bound> residual = new ArrayList<>();
    if (rest instanceof Relation.Filter filter) {
      residual.addAll(
          filter.predicate() instanceof Predicate.And and
              ? and.terms()
              : List.of(filter.predicate()));
      rest = filter.input();
    }
    return rest instanceof Source.PlannedRead read
            && read.answered().containsAll(residual)
            && residual.stream().noneMatch(Planner::readsBlindIndex)
            && read.template().path() instanceof PathTemplate.Lookup lookup
            && lookup.partitions().size() == 1
            && lookup.sorts().size() <= 1
        ? read
        : null;
  }

  /** A blind index finds more than what is equal, so the value itself has to be looked at. */
  private static boolean readsBlindIndex(Bound predicate) {
    return predicate.fields().stream()
        .anyMatch(field -> field.origin() != null && field.origin().column().hasBlindIndex());
  }

  /** The read of the items that are changed, among those of queries inside the predicate. */
  private static @Nullable ReadTemplate target(Relation relation, Field row) {
    List<ReadTemplate> found = new ArrayList<>();
    relation.forEach(
        part -> {
          if (part instanceof Source.PlannedRead read && read.output().contains(row)) {
            found.add(read.template());
          }
        });
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * The tables that a relation reads whole, or may read whole if there are many keys to look up.
   */
  private static List<String> scanned(Relation relation) {
    return names(scans(relation));
  }

  /** Those that it reads whole however many keys there are to look up. */
  private static List<String> surelyScanned(Relation relation) {
    List<Relation> scans = scans(relation);
    if (!scans.isEmpty()) {
      relation.forEach(
          part -> {
            if (part instanceof Relation.LookUp lookUp) {
              scans.removeIf(read -> read == lookUp.input());
            }
          });
    }
    return names(scans);
  }

  private static List<String> names(List<Relation> scans) {
    return scans.stream()
        .map(read -> ((Source.PlannedRead) read).table().name())
        .distinct()
        .toList();
  }

  private static List<Relation> scans(Relation relation) {
    List<Relation> found = new ArrayList<>();
    relation.forEach(
        part -> {
          if (part instanceof Source.PlannedRead read
              && read.template().path() instanceof PathTemplate.Scan) {
            found.add(read);
          }
        });
    return found;
  }
}
