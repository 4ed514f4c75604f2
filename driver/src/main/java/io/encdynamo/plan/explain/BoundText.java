package io.encdynamo.plan.explain;

import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Nested;
import io.encdynamo.plan.logical.Predicate;
import io.encdynamo.value.StringValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bound expressions as text: constants are masked, since they may be what a column hides. */
final class BoundText {
  private BoundText() {}

  static String of(List<Bound> expressions) {
    return expressions.stream().map(BoundText::of).collect(Collectors.joining(" AND "));
  }

  static String list(List<Bound> expressions) {
    return expressions.stream().map(BoundText::of).collect(Collectors.joining(", "));
  }

  static String of(Bound expression) {
    if (expression instanceof Atom.Constant constant) {
      return constant.value().isAbsent() ? constant.value().kind().name() : "<constant>";
    } else if (expression instanceof Atom.Parameter parameter) {
      return "?" + (parameter.index() + 1);
    } else if (expression instanceof Atom.Reference reference) {
      return name(reference.field());
    } else if (expression instanceof Predicate.Comparison comparison) {
      return of(comparison.left())
          + " "
          + comparison.operator().sql()
          + " "
          + of(comparison.right());
    } else if (expression instanceof Predicate.And and) {
      return "(" + of(and.terms()) + ")";
    } else if (expression instanceof Predicate.Or or) {
      return or.terms().stream().map(BoundText::of).collect(Collectors.joining(" OR ", "(", ")"));
    } else if (expression instanceof Predicate.Not not) {
      return "NOT " + of(not.operand());
    } else if (expression instanceof Predicate.IsAbsent absent) {
      return of(absent.operand()) + (absent.missing() ? " IS MISSING" : " IS NULL");
    } else if (expression instanceof Predicate.Between between) {
      return of(between.operand()) + " BETWEEN " + of(between.low()) + " AND " + of(between.high());
    } else if (expression instanceof Predicate.InList in) {
      return of(in.operand()) + " IN (" + list(in.candidates()) + ")";
    } else if (expression instanceof Predicate.Like like) {
      return of(like.operand()) + " LIKE " + of(like.pattern());
    } else if (expression instanceof Computation.Member member) {
      return of(member.base())
          + (member.name() instanceof Atom.Constant name && name.value() instanceof StringValue text
              ? "." + text.value()
              : "[" + of(member.name()) + "]");
    } else if (expression instanceof Computation.AnyMember member) {
      return member.name();
    } else if (expression instanceof Computation.Element element) {
      return of(element.base()) + "[" + of(element.index()) + "]";
    } else if (expression instanceof Nested nested) {
      return nested.kind()
          + "("
          + nested.operands().stream()
              .map(operand -> of(operand) + ", ")
              .collect(Collectors.joining())
          + "query)";
    } else if (expression instanceof Computation.Call call) {
      return call.function().name() + "(" + list(call.arguments()) + ")";
    } else if (expression instanceof Computation.Cast cast) {
      return "CAST(" + of(cast.operand()) + " AS " + cast.type() + ")";
    } else if (expression instanceof Computation.Calculation calculation) {
      return of(calculation.left())
          + " "
          + calculation.operator().sign()
          + " "
          + of(calculation.right());
    }
    return expression.getClass().getSimpleName().toUpperCase(Locale.ROOT)
        + "("
        + list(expression.children())
        + ")";
  }

  static String name(Field field) {
    Field.Origin origin = field.origin();
    return origin == null ? field.name() : origin.table() + "." + origin.column().name();
  }
}
