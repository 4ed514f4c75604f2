package io.encdynamo.plan.bind;

import io.encdynamo.engine.expression.Exclusion.Step;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Query;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Construction;
import io.encdynamo.plan.logical.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What EXCLUDE takes away from {@code *}. */
final class Exclusion {
  private final List<Path> paths;

  /**
   * A path in one item of FROM.
   *
   * @param steps at least one
   */
  private record Path(FromBinding item, List<Step> steps) {}

  private Exclusion(List<Path> paths) {
    this.paths = paths;
  }

  /**
   * The paths of EXCLUDE.
   *
   * @throws io.encdynamo.error.DriverException 42S22 if a path begins with no item of FROM, nor
   *     with a column of the only one
   */
  static Exclusion of(List<Query.ExcludePath> written, Scope from) {
    List<Path> paths = new ArrayList<>();
    for (Query.ExcludePath path : written) {
      List<Step> steps = new ArrayList<>();
      FromBinding item = from.item(path.root());
      if (item == null || path.steps().isEmpty()) {
        if (from.items().size() != 1) {
          throw from.notFound(path.root());
        }
        item = from.items().get(0);
        steps.add(new Step.Name(path.root().text(), path.root().quoted()));
      }
      path.steps().forEach(step -> steps.add(step(path, step)));
      paths.add(new Path(item, List.copyOf(steps)));
    }
    return new Exclusion(paths);
  }

  private static Step step(Query.ExcludePath path, Expression.PathStep step) {
    if (step instanceof Expression.PathStep.Member member) {
      return new Step.Name(member.name().text(), member.name().quoted());
    } else if (step instanceof Expression.PathStep.AllMembers) {
      return new Step.AllNames();
    } else if (step instanceof Expression.PathStep.AllElements) {
      return new Step.AllIndexes();
    }
    if (((Expression.PathStep.Element) step).key() instanceof Expression.Literal literal) {
      if (literal.kind() == Expression.Literal.Kind.STRING) {
        return new Step.Name(literal.text(), true);
      } else if (literal.kind() == Expression.Literal.Kind.INTEGER
          && literal.text().length() < 10) {
        return new Step.Index(Integer.parseInt(literal.text()));
      }
    }
    throw Unsupported.invalid(path, "EXCLUDE takes names, places and wildcards");
  }

  /** What is left of an item whose columns only its values know. */
  Bound of(FromBinding item) {
    Bound left = item.whole();
    for (Path path : paths) {
      if (path.item == item) {
        left = new Construction.Without(left, path.steps);
      }
    }
    return left;
  }

  /** What is left of a column; null for nothing. */
  @Nullable Bound of(FromBinding item, Field field) {
    Bound left = new Atom.Reference(field);
    for (Path path : paths) {
      boolean meant =
          path.item == item
              && (path.steps.get(0) instanceof Step.AllNames
                  || (path.steps.get(0) instanceof Step.Name name
                      && Names.matches(
                          new Identifier(name.name(), name.exact(), item.alias().place()),
                          field.name())));
      if (meant && path.steps.size() == 1) {
        return null;
      } else if (meant) {
        left = new Construction.Without(left, path.steps.subList(1, path.steps.size()));
      }
    }
    return left;
  }
}
