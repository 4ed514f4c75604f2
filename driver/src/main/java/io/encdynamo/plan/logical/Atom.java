package io.encdynamo.plan.logical;

import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.List;

/** An expression that is no operation on others. */
public sealed interface Atom extends Bound {

  /** A literal. Its text form never shows the value. */
  record Constant(Value value, SqlType type) implements Atom {

    /** A text. */
    public static Constant of(String text) {
      return new Constant(new StringValue(text), SqlType.STRING);
    }

    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }

  /** A {@code ?}, counted from 0. */
  record Parameter(int index, SqlType type) implements Atom {
    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }

  /** A field of the row. */
  record Reference(Field field) implements Atom {
    // The first comparison that a record makes by itself costs a fresh JVM tens of milliseconds.
    @Override
    public boolean equals(Object other) {
      return other instanceof Reference reference && field == reference.field;
    }

    @Override
    public int hashCode() {
      return field.hashCode();
    }

    @Override
    public SqlType type() {
      return field.type();
    }

    @Override
    public List<Bound> children() {
      return List.of();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return this;
    }
  }
}
