package io.encdynamo.plan.bind;

import io.encdynamo.engine.Typing;
import io.encdynamo.engine.operator.JoinKind;
import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.Source;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds names and paths. */
final class PathBinder {
  private final Scope scope;
  private final ExpressionBinder expressions;

  PathBinder(Scope scope, ExpressionBinder expressions) {
    this.scope = scope;
    this.expressions = expressions;
  }

  /**
   * What a name stands for.
   *
   * @throws DriverException 42S22 with the nearest name
   */
  Bound variable(Expression.Variable variable) {
    Bound found = scope.findDeclared(variable.name());
    if (found == null) {
      found = expressions.commonTable(variable.name());
    }
    if (found == null) {
      found = scope.find(variable.name());
    }
    if (found == null) {
      throw scope.notFound(variable.name());
    }
    return readable(found);
  }

  /** What a bare name of a column stands for, be its key refused or not; null for anything else. */
  @Nullable Bound bare(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      return scope.find(variable.name());
    }
    return expression instanceof Expression.Path path ? qualified(path) : null;
  }

  /** The value of a path. */
  Bound path(Expression.Path path) {
    Bound column = qualified(path);
    if (column != null) {
      return readable(column);
    }
    if (path.step() instanceof Expression.PathStep.AllMembers
        || path.step() instanceof Expression.PathStep.AllElements
        || hasWildcard(path.base())) {
      return wildcards(path);
    }
    return step(expressions.bind(path.base()), path.step());
  }

  private static boolean hasWildcard(Expression expression) {
    Expression rest = expression;
    while (rest instanceof Expression.Path path) {
      if (path.step() instanceof Expression.PathStep.AllMembers
          || path.step() instanceof Expression.PathStep.AllElements) {
        return true;
      }
      rest = path.base();
    }
    return false;
  }

  /** A path with wildcards is a query over the elements of each (PartiQL specification, 4.3). */
  private Bound wildcards(Expression.Path path) {
    List<Expression.PathStep> steps = new ArrayList<>();
    Expression base = path;
    while (hasWildcard(base)) {
      Expression.Path outermost = (Expression.Path) base;
      steps.add(0, outermost.step());
      base = outermost.base();
    }
    Bound current = expressions.bind(base);
    Relation relation = null;
    for (Expression.PathStep step : steps) {
      boolean members = step instanceof Expression.PathStep.AllMembers;
      if (members || step instanceof Expression.PathStep.AllElements) {
        Field element = Field.computed("element", SqlType.ANY);
        Relation elements = new Source.Elements(current, members, element, null);
        relation =
            relation == null
                ? elements
                : Relation.Join.of(relation, elements, JoinKind.INNER, List.of());
        current = new Atom.Reference(element);
      } else {
        current = step(current, step);
      }
    }
    if (relation == null) {
      throw new IllegalArgumentException("A path without wildcards");
    }
    return Nested.of(
        Nested.Kind.BAG,
        new Relation.Project(relation, List.of(Relation.Computed.of("value", current))),
        SqlType.ANY);
  }

  /** One step: {@code .name}, {@code ['name']}, {@code [CAST(e AS STRING)]} or {@code [index]}. */
  private Bound step(Bound base, Expression.PathStep step) {
    Identifier name = memberName(step);
    if (name != null && base instanceof Atom.Constant constant && constant.value().isAbsent()) {
      if (constant.value() == MissingValue.MISSING && expressions.typing() == Typing.STRICT) {
        throw Unsupported.invalid(name, "MISSING has no fields");
      }
      return new Atom.Constant(MissingValue.MISSING, SqlType.ANY);
    }
    if (name != null) {
      return Computation.Member.of(base, name.text(), name.quoted());
    }
    Expression key = ((Expression.PathStep.Element) step).key();
    Bound bound = expressions.bind(key);
    return key instanceof Expression.Cast && bound.type().kind() == SqlType.Kind.STRING
        ? new Computation.Member(base, bound, true)
        : new Computation.Element(base, bound);
  }

  private static @Nullable Identifier memberName(Expression.PathStep step) {
    if (step instanceof Expression.PathStep.Member member) {
      return member.name();
    }
    return step instanceof Expression.PathStep.Element element
            && element.key() instanceof Expression.Literal literal
            && literal.kind() == Expression.Literal.Kind.STRING
        ? new Identifier(literal.text(), true, literal.place())
        : null;
  }

  /** {@code item.column} or {@code schema.table.column}; null if the path is something else. */
  private @Nullable Bound qualified(Expression.Path path) {
    Identifier name = memberName(path.step());
    if (name == null) {
      return null;
    }
    if (path.base() instanceof Expression.Variable variable) {
      FromBinding item = scope.item(variable.name());
      return item == null ? null : Scope.member(item, name);
    }
    if (path.base() instanceof Expression.Path inner
        && inner.base() instanceof Expression.Variable schema
        && inner.step() instanceof Expression.PathStep.Member table
        && scope.findDeclared(schema.name()) == null) {
      FromBinding item = scope.item(table.name());
      return item != null && Names.matches(schema.name(), item.schema())
          ? Scope.member(item, name)
          : null;
    }
    return null;
  }

  private static Bound readable(Bound bound) {
    return bound instanceof Atom.Reference reference ? readable(reference.field()) : bound;
  }

  /** Rule 7 of the format: a column whose key is refused may not be looked into. */
  static Bound readable(Field field) {
    if (RefusedColumns.isRefused(field)) {
      throw RefusedColumns.refused(field.name());
    }
    return new Atom.Reference(field);
  }
}
