package io.encdynamo.plan.logical;

import io.encdynamo.engine.expression.Exclusion;
import io.encdynamo.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** An expression that makes a collection or a struct of others. */
public sealed interface Construction extends Bound {

  /** {@code [a, b]} or {@code << a, b >>}. */
  record Collection(boolean bag, List<Bound> elements) implements Construction {
    @Override
    public SqlType type() {
      return bag ? SqlType.ANY : SqlType.of(SqlType.Kind.LIST);
    }

    @Override
    public List<Bound> children() {
      return elements;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Collection(bag, List.copyOf(children));
    }
  }

  /** {@code {'name': value, ...}}; as many names as values. */
  record Struct(List<Bound> names, List<Bound> values) implements Construction {
    @Override
    public SqlType type() {
      return SqlType.of(SqlType.Kind.MAP);
    }

    @Override
    public List<Bound> children() {
      List<Bound> all = new ArrayList<>(names);
      all.addAll(values);
      return all;
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Struct(
          List.copyOf(children.subList(0, names.size())),
          List.copyOf(children.subList(names.size(), children.size())));
    }

    /** A struct of fields by their names. */
    public static Struct of(List<Field> fields) {
      List<Bound> names = new ArrayList<>();
      List<Bound> values = new ArrayList<>();
      for (Field field : fields) {
        names.add(Atom.Constant.of(field.name()));
        values.add(new Atom.Reference(field));
      }
      return new Struct(List.copyOf(names), List.copyOf(values));
    }
  }

  /**
   * One struct of several parts, as {@code SELECT *} makes it of values whose form only they know.
   */
  record Merge(List<Part> parts) implements Construction {

    /**
     * A part.
     *
     * @param name what the value is called; where it is spread, what it is called if it is no
     *     struct
     * @param spread whether the members of a struct are meant, not the struct
     */
    public record Part(String name, Bound value, boolean spread) {}

    @Override
    public SqlType type() {
      return SqlType.of(SqlType.Kind.MAP);
    }

    @Override
    public List<Bound> children() {
      return parts.stream().map(Part::value).toList();
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      List<Part> copies = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        copies.add(new Part(parts.get(i).name, children.get(i), parts.get(i).spread));
      }
      return new Merge(List.copyOf(copies));
    }
  }

  /** A value without what a path leads to: EXCLUDE. */
  record Without(Bound value, List<Exclusion.Step> path) implements Construction {
    @Override
    public SqlType type() {
      return value.type();
    }

    @Override
    public List<Bound> children() {
      return List.of(value);
    }

    @Override
    public Bound withChildren(List<Bound> children) {
      return new Without(children.get(0), path);
    }
  }
}
