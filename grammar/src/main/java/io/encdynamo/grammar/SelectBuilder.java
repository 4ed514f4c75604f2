package io.encdynamo.grammar;

import static io.encdynamo.grammar.Terms.place;

import io.encdynamo.grammar.antlr.PartiQLParser.ExcludeContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExcludePathContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ExpressionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.GroupByContext;
import io.encdynamo.grammar.antlr.PartiQLParser.GroupingElementContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LetBindingContext;
import io.encdynamo.grammar.antlr.PartiQLParser.LetContext;
import io.encdynamo.grammar.antlr.PartiQLParser.NamedWindowContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ParenthesizedAtomContext;
import io.encdynamo.grammar.antlr.PartiQLParser.ProjectionContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SelectContext;
import io.encdynamo.grammar.antlr.PartiQLParser.SelectItemContext;
import io.encdynamo.grammar.antlr.PartiQLParser.StepContext;
import io.encdynamo.grammar.antlr.PartiQLParser.WindowsContext;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Expression.PathStep;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.grammar.tree.Query.GroupingElement;
import io.encdynamo.grammar.tree.Query.Projection;
import io.encdynamo.grammar.tree.Query.SelectItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT and PIVOT with their clauses. */
final class SelectBuilder {
  private final TreeBuilder builders;

  SelectBuilder(TreeBuilder builders) {
    this.builders = builders;
  }

  Query.Select build(SelectContext context) {
    return new Query.Select(
        CallBuilder.quantifier(context.quantifier()),
        projection(context),
        exclude(context.exclude()),
        context.from() == null ? null : builders.sources.build(context.from()),
        let(context.let()),
        context.where() == null ? null : builders.expressions.build(context.where().expression()),
        groupBy(context.groupBy()),
        context.having() == null ? null : builders.expressions.build(context.having().expression()),
        windows(context.windows()),
        place(context));
  }

  private Projection projection(SelectContext context) {
    if (context.pivot() != null) {
      return new Projection.Pivot(
          builders.expressions.build(context.pivot().expression(0)),
          builders.expressions.build(context.pivot().expression(1)));
    }
    ProjectionContext projection = context.projection();
    if (projection.VALUE() != null) {
      return new Projection.Value(builders.expressions.build(projection.expression()));
    }
    List<SelectItem> items = new ArrayList<>();
    for (SelectItemContext item : projection.selectItem()) {
      items.add(item(item));
    }
    return new Projection.Items(List.copyOf(items));
  }

  private SelectItem item(SelectItemContext context) {
    Place place = place(context);
    if (context.STAR() != null) {
      return new SelectItem.All(place);
    }
    Expression expression = builders.expressions.build(context.expression());
    if (context.name() == null
        && expression instanceof Expression.Path path
        && path.step() instanceof PathStep.AllMembers) {
      return new SelectItem.AllOf(path.base(), place);
    }
    return new SelectItem.Column(expression, Terms.optionalName(context.name()), place);
  }

  private List<Query.ExcludePath> exclude(@Nullable ExcludeContext context) {
    if (context == null) {
      return List.of();
    }
    List<Query.ExcludePath> paths = new ArrayList<>();
    for (ExcludePathContext path : context.excludePath()) {
      List<PathStep> steps = new ArrayList<>();
      for (StepContext step : path.step()) {
        steps.add(builders.expressions.build(step));
      }
      paths.add(new Query.ExcludePath(Terms.name(path.name()), List.copyOf(steps), place(path)));
    }
    return List.copyOf(paths);
  }

  private List<Query.LetBinding> let(List<LetContext> clauses) {
    List<Query.LetBinding> bindings = new ArrayList<>();
    for (LetContext clause : clauses) {
      for (LetBindingContext binding : clause.letBinding()) {
        bindings.add(
            new Query.LetBinding(
                builders.expressions.build(binding.expression()),
                Terms.name(binding.name()),
                place(binding)));
      }
    }
    return List.copyOf(bindings);
  }

  /** GROUP ALL AS g is GROUP BY () GROUP AS g: there is one group (PartiQL, section 11.1). */
  private Query.@Nullable GroupBy groupBy(@Nullable GroupByContext context) {
    if (context == null) {
      return null;
    }
    return new Query.GroupBy(
        CallBuilder.quantifier(context.quantifier()),
        context.ALL() == null
            ? groupingElements(context.groupingElement())
            : List.of(new GroupingElement.Set(List.of())),
        Terms.optionalName(context.name()),
        place(context));
  }

  private List<GroupingElement> groupingElements(List<GroupingElementContext> contexts) {
    List<GroupingElement> elements = new ArrayList<>();
    for (GroupingElementContext context : contexts) {
      elements.add(groupingElement(context));
    }
    return List.copyOf(elements);
  }

  private GroupingElement groupingElement(GroupingElementContext context) {
    if (context.ROLLUP() != null) {
      return new GroupingElement.Rollup(sets(context.expression()));
    }
    if (context.CUBE() != null) {
      return new GroupingElement.Cube(sets(context.expression()));
    }
    if (context.SETS() != null) {
      builders.depth.enter(1, context.getStart());
      List<GroupingElement> elements = groupingElements(context.groupingElement());
      builders.depth.leave(1);
      return new GroupingElement.Sets(elements);
    }
    if (context.expression().isEmpty()) {
      return new GroupingElement.Set(List.of());
    }
    ExpressionContext expression = context.expression(0);
    if (context.name() == null) {
      ParenthesizedAtomContext set = AtomBuilder.parenthesized(expression);
      if (set != null && set.elements().expression().size() > 1) {
        return new GroupingElement.Set(builders.atoms.elements(set.elements()));
      }
    }
    return new GroupingElement.Key(
        builders.expressions.build(expression), Terms.optionalName(context.name()));
  }

  /** The sets of ROLLUP and CUBE: {@code (a, b)} is one of two keys, {@code a} one of one. */
  private List<List<Expression>> sets(List<ExpressionContext> contexts) {
    List<List<Expression>> sets = new ArrayList<>();
    for (ExpressionContext context : contexts) {
      ParenthesizedAtomContext set = AtomBuilder.parenthesized(context);
      sets.add(
          set == null
              ? List.of(builders.expressions.build(context))
              : builders.atoms.elements(set.elements()));
    }
    return List.copyOf(sets);
  }

  private List<Query.NamedWindow> windows(@Nullable WindowsContext context) {
    if (context == null) {
      return List.of();
    }
    List<Query.NamedWindow> windows = new ArrayList<>();
    for (NamedWindowContext window : context.namedWindow()) {
      windows.add(
          new Query.NamedWindow(
              Terms.name(window.name()), builders.windows.build(window.windowSpecification())));
    }
    return List.copyOf(windows);
  }
}
