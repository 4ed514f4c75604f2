package io.encdynamo.plan.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.encdynamo.catalog.IndexDefinition;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Plan.ChangeKind;
import io.encdynamo.plan.access.PathTemplate;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Grouped;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tree of a plan, as EXPLAIN shows it. */
public final class Explanation {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Explanation() {}

  /** Rows of one column: a line of the tree each, or all of it as one JSON text. */
  public static List<List<String>> of(Plan plan, boolean json) {
    PlanNode root = node(plan);
    if (!json) {
      return root.lines().stream().map(List::of).toList();
    }
    try {
      Map<String, Object> tree = root.tree();
      return List.of(List.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static PlanNode node(Plan plan) {
    if (plan instanceof Plan.Query query) {
      return node(query.relation());
    } else if (plan instanceof Plan.Insert insert) {
      return PlanNode.of(
              (insert.replaces() ? "Upsert" : "Insert") + " into " + insert.table().name(),
              List.of(node(insert.relation())))
          .with("request", insert.replaces() ? "PutItem" : "PutItem, if the key is not there")
          .with("encrypted", encryptedColumns(insert));
    } else if (plan instanceof Plan.Change change) {
      boolean update = change.kind() instanceof ChangeKind.Update;
      boolean direct = change.way() instanceof Plan.Way.Direct;
      String request = update ? "UpdateItem" : "DeleteItem";
      PlanNode node =
          PlanNode.of(
              (update ? "Update " : "Delete from ") + change.table().name(),
              direct ? List.of() : List.of(node(change.relation())));
      if (direct) {
        return node.with("request", "one conditional " + request)
            .with("condition", answered(change.relation()));
      }
      return node.with("request", request + " for each item, if it has not changed since");
    } else if (plan instanceof Plan.Explain explain) {
      return node(explain.plan());
    } else if (plan instanceof Plan.Define define) {
      return PlanNode.of(
          "Definition: " + define.definition().getClass().getSimpleName(), List.of());
    }
    return PlanNode.of("Answer of the driver", List.of());
  }

  private static String encryptedColumns(Plan.Insert insert) {
    return insert.columns().stream()
        .filter(column -> column.isEncrypted())
        .map(column -> column.name())
        .collect(Collectors.joining(", "));
  }

  private static String answered(Relation relation) {
    return relation instanceof Source.PlannedRead read ? BoundText.of(read.answered()) : "";
  }

  private static PlanNode node(Relation relation) {
    List<PlanNode> inputs = new ArrayList<>();
    relation.inputs().forEach(input -> inputs.add(node(input)));
    relation.expressions().forEach(expression -> addQueries(expression, inputs));
    if (relation instanceof Source.PlannedRead read) {
      return read(read);
    } else if (relation instanceof Relation.Filter filter) {
      return PlanNode.of("Filter", inputs)
          .with("here", BoundText.of(filter.predicate()))
          .with("why here", reason(filter));
    } else if (relation instanceof Relation.Project project) {
      return PlanNode.of("Project", inputs)
          .with(
              "columns",
              project.computed().stream()
                  .map(c -> BoundText.of(c.expression()))
                  .collect(Collectors.joining(", ")));
    } else if (relation instanceof Relation.Join join) {
      return PlanNode.of("Join, " + join.kind() + (join.isLateral() ? ", lateral" : ""), inputs)
          .with("on", BoundText.of(join.conditions()));
    } else if (relation instanceof Relation.Partnered partnered) {
      return PlanNode.of("Rows that a join above may take", inputs)
          .with("by", BoundText.list(partnered.keys()));
    } else if (relation instanceof Relation.LookUp lookUp) {
      return PlanNode.of("Rows that a join above may take, looked up if it holds few keys", inputs)
          .with(
              "by",
              lookUp.ways().stream()
                  .map(way -> String.join(", ", way.columns()))
                  .collect(Collectors.joining("; or ")));
    } else if (relation instanceof Relation.NotIn join) {
      return PlanNode.of("Join, NOT IN", inputs)
          .with("operand", BoundText.of(join.operand()))
          .with("candidate", BoundText.of(join.candidate()))
          .with("on", BoundText.of(join.conditions()));
    } else if (relation instanceof Grouped.Aggregate aggregate) {
      return PlanNode.of("Group", inputs)
          .with(
              "by",
              aggregate.keys().stream()
                  .map(key -> BoundText.of(key.expression()))
                  .collect(Collectors.joining(", ")))
          .with("grouping sets", sets(aggregate))
          .with(
              "aggregates",
              aggregate.calls().stream().map(Explanation::call).collect(Collectors.joining(", ")));
    } else if (relation instanceof Grouped.Window window) {
      return PlanNode.of("Window", inputs)
          .with("partition by", BoundText.list(window.partitionBy()))
          .with("order by", keys(window.orderBy()))
          .with(
              "functions",
              window.calls().stream().map(Explanation::call).collect(Collectors.joining(", ")));
    } else if (relation instanceof Relation.Sort sort) {
      return PlanNode.of("Sort", inputs).with("by", keys(sort.keys()));
    } else if (relation instanceof Relation.Limit) {
      return PlanNode.of("Limit", inputs);
    } else if (relation instanceof Relation.Distinct) {
      return PlanNode.of("Distinct", inputs);
    } else if (relation instanceof Relation.Combine combine) {
      return PlanNode.of(combine.operation().name().replace('_', ' '), inputs);
    } else if (relation instanceof Source.VirtualTable virtual) {
      return PlanNode.of("Read " + virtual.table().schema() + "." + virtual.table().name(), inputs);
    } else if (relation instanceof Source.Rows rows) {
      return PlanNode.of("Values", inputs).with("rows", Integer.toString(rows.rows().size()));
    } else if (relation instanceof Source.Elements elements) {
      return PlanNode.of(elements.unpivot() ? "Members" : "Elements", inputs)
          .with("of", BoundText.of(elements.collection()));
    } else if (relation instanceof Source.WorkingRows) {
      return PlanNode.of("Rows found last", inputs);
    } else if (relation instanceof Relation.Recursive recursive) {
      return PlanNode.of(recursive.distinct() ? "Recursion, new rows" : "Recursion", inputs);
    } else if (relation instanceof Source.Nothing) {
      return PlanNode.of("No rows: the predicate is never true, nothing is read", inputs);
    }
    return PlanNode.of("One row", inputs);
  }

  /** The plans of queries inside an expression. */
  private static void addQueries(Bound expression, List<PlanNode> found) {
    if (expression instanceof Nested nested) {
      String how = nested.relation().free().isEmpty() ? "once" : "once for each value around";
      found.add(
          PlanNode.of(
              "Query inside, " + nested.kind() + ", " + how, List.of(node(nested.relation()))));
    }
    expression.children().forEach(child -> addQueries(child, found));
  }

  private static String keys(List<Relation.SortKey> keys) {
    return keys.stream()
        .map(key -> BoundText.of(key.expression()) + (key.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String call(WindowCall call) {
    return call instanceof WindowCall.OfAggregate aggregate
        ? call(aggregate.call())
        : ((WindowCall.OfFunction) call).function()
            + "("
            + BoundText.list(((WindowCall.OfFunction) call).arguments())
            + ")";
  }

  private static String sets(Grouped.Aggregate aggregate) {
    if (aggregate.sets().isEmpty()) {
      return "";
    }
    return aggregate.sets().stream()
        .map(
            set ->
                BoundText.list(
                    set.stream().map(i -> aggregate.keys().get(i).expression()).toList()))
        .collect(Collectors.joining("), (", "(", ")"));
  }

  private static String call(Grouped.AggregateCall call) {
    return call.arguments().isEmpty()
        ? "COUNT(*)"
        : call.function()
            + "("
            + (call.distinct() ? "DISTINCT " : "")
            + BoundText.list(call.arguments())
            + ")";
  }

  private static PlanNode read(Source.PlannedRead read) {
    PathTemplate path = read.template().path();
    String request;
    String key = "";
    if (path instanceof PathTemplate.Lookup lookup) {
      boolean one = lookup.partitions().size() == 1 && lookup.sorts().size() <= 1;
      request = one ? "GetItem" : "BatchGetItem";
      key = read.template().table().partitionKey();
    } else if (path instanceof PathTemplate.Partition query) {
      String name = query.index();
      IndexDefinition index = name == null ? null : read.template().table().index(name);
      request = index == null ? "Query" : "Query on index " + index.name();
      key = index == null ? read.template().table().partitionKey() : index.partitionKey();
    } else {
      PathTemplate.Scan scan = (PathTemplate.Scan) path;
      int segments = scan.segments();
      request =
          (scan.index() == null
                  ? "Scan of the whole table, "
                  : "Scan of index " + scan.index() + ", ")
              + segments
              + (segments == 1 ? " segment" : " segments");
    }
    boolean lookup = path instanceof PathTemplate.Lookup;
    boolean asked = read.template().filter() != null && !lookup;
    List<Bound> answered =
        lookup ? read.answered().stream().filter(p -> isOfKey(p, read)).toList() : read.answered();
    List<String> decrypted = new ArrayList<>();
    for (Field field : read.output()) {
      if (field.origin() != null && field.origin().column().isEncrypted()) {
        decrypted.add(field.name());
      }
    }
    return PlanNode.of("Read " + read.table().schema() + "." + read.table().name(), List.of())
        .with("request", request)
        .with("key", key)
        .with(asked ? "answered by DynamoDB" : "key condition", BoundText.of(answered))
        .with("columns", columns(read))
        .with("decrypted when needed", String.join(", ", decrypted));
  }

  /** Whether a predicate is one on the key alone, as a look-up answers it. */
  private static boolean isOfKey(Bound predicate, Source.PlannedRead read) {
    return predicate.fields().stream()
        .allMatch(field -> read.template().table().isKey(field.name()));
  }

  private static String columns(Source.PlannedRead read) {
    return read.output().stream()
        .map(Field::name)
        .filter(name -> !name.equals(Read.ROW))
        .collect(Collectors.joining(", "));
  }

  /** Why DynamoDB is not asked. */
  private static String reason(Relation.Filter filter) {
    List<Bound> terms =
        filter.predicate() instanceof Predicate.And and ? and.terms() : List.of(filter.predicate());
    boolean lookedUp = filter.input() instanceof Relation.LookUp;
    Relation below = lookedUp ? filter.input().inputs().get(0) : filter.input();
    if (below instanceof Source.PlannedRead read && read.answered().containsAll(terms)) {
      if ((lookedUp || read.template().path() instanceof PathTemplate.Lookup)
          && !terms.stream().allMatch(term -> isOfKey(term, read))) {
        return "a look-up by key takes no filter";
      }
      return "answered by DynamoDB on ciphertext, and once more on authenticated values";
    }
    return filter.predicate().placement() == Placement.DECRYPTED
        ? "DynamoDB sees only ciphertext"
        : "DynamoDB has no such operator, or not over these tables";
  }
}
