package io.encdynamo.plan.bind;

import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.value.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT lists. Where all columns are known they become fields; where a {@code *} stands for
 * values whose members only they know, each row becomes one struct.
 */
final class SelectItems {
  private final Scope from;
  private final ExpressionBinder binder;
  private final Labels labels = new Labels();
  private final List<Item> items = new ArrayList<>();
  private final List<Relation.Computed> hidden = new ArrayList<>();
  private List<Relation.Computed> columns = List.of();
  private BoundQuery.Form form = BoundQuery.Form.COLUMNS;

  /**
   * One item.
   *
   * @param field the field it becomes
   * @param spread whether the members of its value are meant
   */
  private record Item(String label, Field field, Bound value, boolean spread) {}

  SelectItems(Scope from, ExpressionBinder binder) {
    this.from = from;
    this.binder = binder;
  }

  void bind(Query.Select select, Exclusion exclusion) {
    Query.Projection projection = select.projection();
    if (projection instanceof Query.Projection.Items list) {
      for (Query.SelectItem item : list.items()) {
        add(item, exclusion);
      }
    } else if (projection instanceof Query.Projection.Value value) {
      addValue(value.expression(), null);
      form = BoundQuery.Form.VALUES;
    } else {
      Query.Projection.Pivot pivot = (Query.Projection.Pivot) projection;
      addValue(pivot.value(), null);
      addValue(pivot.name(), null);
    }
    if (items.stream().anyMatch(Item::spread)) {
      List<Construction.Merge.Part> parts = new ArrayList<>();
      for (Item item : items) {
        parts.add(new Construction.Merge.Part(item.label, item.value, item.spread));
      }
      columns = List.of(Relation.Computed.of("value", new Construction.Merge(List.copyOf(parts))));
      form = BoundQuery.Form.VALUES;
    } else {
      columns = items.stream().map(i -> new Relation.Computed(i.field, i.value)).toList();
    }
  }

  private void add(Query.SelectItem item, Exclusion exclusion) {
    if (item instanceof Query.SelectItem.All all) {
      if (from.items().isEmpty()) {
        throw Unsupported.invalid(all, "* needs a FROM");
      }
      for (int i = 0; i < from.items().size(); i++) {
        addAll(from.items().get(i), "_" + (i + 1), exclusion);
      }
    } else if (item instanceof Query.SelectItem.AllOf of) {
      FromBinding binding =
          of.expression() instanceof Expression.Variable variable
              ? from.item(variable.name())
              : null;
      if (binding == null) {
        String name = "_" + (items.size() + 1);
        addSpread(name, binder.bind(of.expression()));
      } else {
        addAll(binding, "_" + (from.items().indexOf(binding) + 1), exclusion);
      }
    } else {
      Query.SelectItem.Column column = (Query.SelectItem.Column) item;
      addValue(column.expression(), column.alias());
    }
  }

  private void addAll(FromBinding binding, String name, Exclusion exclusion) {
    List<Field> visible = binding.visible();
    if (visible != null) {
      for (Field field : visible) {
        Bound value = exclusion.of(binding, field);
        if (value instanceof Atom.Reference) {
          addField(field, field.name());
        } else if (value != null) {
          addComputed(field.name(), value);
        }
      }
      return;
    }
    addSpread(name, exclusion.of(binding));
    if (binding instanceof FromElement element && element.at() != null) {
      addField(element.at(), element.at().name());
    }
  }

  private void addSpread(String name, Bound value) {
    items.add(new Item(name, Field.computed(name, value.type()), value, true));
  }

  private void addValue(Expression expression, @Nullable Identifier alias) {
    Bound bare = binder.bare(expression);
    String label = labels.name(expression, alias).text();
    if (bare instanceof Atom.Reference reference) {
      addField(reference.field(), label);
    } else {
      addComputed(label, binder.bind(expression));
    }
  }

  /** A bare column: one whose key is refused is NULL here, and here alone. */
  private void addField(Field field, String label) {
    Bound value =
        RefusedColumns.isRefused(field)
            ? new Atom.Constant(NullValue.NULL, field.type())
            : new Atom.Reference(field);
    items.add(
        new Item(
            label, new Field(label, field.type(), field.nullable(), field.origin()), value, false));
  }

  private void addComputed(String label, Bound value) {
    items.add(new Item(label, Field.computed(label, value.type()), value, false));
  }

  BoundQuery.Form form() {
    return form;
  }

  List<Field> output() {
    return columns.stream().map(Relation.Computed::field).toList();
  }

  List<String> labels() {
    return output().stream().map(Field::name).toList();
  }

  /** Whether there are columns that only ORDER BY needs. */
  boolean hasHidden() {
    return !hidden.isEmpty();
  }

  /**
   * The columns, then those that only ORDER BY needs.
   *
   * @param above rewrites an expression in terms of the rows that there are after grouping
   */
  List<Relation.Computed> computed(UnaryOperator<Bound> above) {
    List<Relation.Computed> all = new ArrayList<>(columns);
    all.addAll(hidden);
    return all.stream()
        .map(c -> new Relation.Computed(c.field(), above.apply(c.expression())))
        .toList();
  }

  /** The field of a term of ORDER BY: an ordinal, the name of an item, or any expression. */
  Field sortField(Expression expression) {
    Integer ordinal = Ordering.ordinal(expression, columns.size());
    if (ordinal != null) {
      return columns.get(ordinal).field();
    }
    Bound bound = null;
    if (expression instanceof Expression.Variable variable) {
      for (Item item : items) {
        if (!item.spread && Names.matches(variable.name(), item.label)) {
          ExpressionBinder.readable(item.field);
          bound = item.value;
        }
      }
    }
    if (bound == null) {
      bound = binder.bind(expression);
    }
    for (Relation.Computed column : columns) {
      if (column.expression().equals(bound)) {
        ExpressionBinder.readable(column.field());
        return column.field();
      }
    }
    Relation.Computed more = Relation.Computed.of("$order" + hidden.size(), bound);
    hidden.add(more);
    return more.field();
  }
}
