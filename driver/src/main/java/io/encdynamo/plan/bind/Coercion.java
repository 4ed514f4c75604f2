package io.encdynamo.plan.bind;

import io.encdynamo.engine.expression.Arithmetic;
import io.encdynamo.engine.expression.OperatorTypes;
import io.encdynamo.error.DriverException;
import io.encdynamo.grammar.tree.Node;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.SqlType.Kind;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;

/** Which type comes of several. */
final class Coercion {
  private Coercion() {}

  /**
   * A literal as of the type it is compared with; anything else stays as it is.
   *
   * @throws DriverException 42000 with the place, if the literal cannot be of this type
   */
  static Bound toCompareWith(SqlType type, Bound bound, Node node) {
    SqlType target = type.unlimited();
    if ((target.kind() == Kind.JSON || target.kind() == Kind.CODEC)
        && bound instanceof Atom.Parameter) {
      return new Computation.Cast(bound, target);
    }
    if (!(bound instanceof Atom.Constant constant)
        || constant.value().isAbsent()
        || target.kind() == Kind.ANY
        || (target.isNumeric() && constant.type().isNumeric())) {
      return bound;
    }
    try {
      Value value = Conversions.convert(constant.value(), target);
      return new Atom.Constant(value, target);
    } catch (DriverException impossible) {
      throw Unsupported.invalid(
          node, "this " + constant.type() + " cannot be compared with a " + type);
    }
  }

  /**
   * A literal text as a number, where it is put in order with a number and reads as one; else as it
   * is (PartiQL specification, section 7.1).
   */
  static Bound numberBeside(Bound bound, Bound other) {
    if (other.type().isNumeric()
        && bound instanceof Atom.Constant constant
        && constant.value() instanceof StringValue) {
      try {
        return new Atom.Constant(
            Conversions.convert(constant.value(), SqlType.DECIMAL), SqlType.DECIMAL);
      } catch (DriverException noNumber) {
        return bound;
      }
    }
    return bound;
  }

  /** The type that holds the values of both; NULL is of any type. */
  static SqlType common(SqlType type, Bound other) {
    if (other instanceof Atom.Constant constant && constant.value().isAbsent()) {
      return type;
    }
    return common(type, other.type());
  }

  static SqlType common(SqlType left, SqlType right) {
    if (left.equals(right)) {
      return left;
    }
    if (left.kind() == right.kind()) {
      return SqlType.of(left.kind());
    }
    if (!left.isNumeric() || !right.isNumeric()) {
      return SqlType.ANY;
    }
    SqlType sum = OperatorTypes.arithmetic(Arithmetic.Operator.ADD, left, right);
    return sum == null ? SqlType.ANY : sum;
  }
}
