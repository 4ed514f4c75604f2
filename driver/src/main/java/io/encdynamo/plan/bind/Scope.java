package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.Place;
import io.encdynamo.plan.logical.Atom;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Computation;
import io.encdynamo.plan.logical.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of one query: the items of its FROM and its variables, and around them the names of the
 * query it stands in. An inner name hides an outer one.
 */
final class Scope {
  private static final Place NOWHERE = new Place(1, 1, 0);

  private final @Nullable Scope outer;
  private final List<FromBinding> items = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();

  /** A name that stands for a value: of LET, AT, a key of GROUP BY. */
  record Variable(Identifier name, Bound value) {}

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** The names that a statement is given from outside. */
  static Scope of(List<Field> fields) {
    Scope scope = new Scope(null);
    for (Field field : fields) {
      scope.add(
          new Variable(new Identifier(field.name(), true, NOWHERE), new Atom.Reference(field)));
    }
    return scope;
  }

  /**
   * @throws DriverException 42000 if its name is taken
   */
  void add(FromBinding item) {
    for (FromBinding other : items) {
      if (other.alias().text().equals(item.alias().text())) {
        throw new DriverException(
            ErrorCode.COLUMN_AMBIGUOUS, item.alias().text(), "two items of FROM");
      }
    }
    items.add(item);
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  List<FromBinding> items() {
    return items;
  }

  /** The outermost names, which a statement is given from outside. */
  Scope global() {
    return outer == null ? this : outer.global();
  }

  /** The item that goes by a name, in this query or around it; null if there is none. */
  @Nullable FromBinding item(Identifier name) {
    FromBinding found = null;
    for (FromBinding item : items) {
      if (item.alias().text().equals(name.text())) {
        return item;
      }
      if (Names.matches(name, item.alias().text())) {
        if (found != null) {
          throw ambiguous(name, "several items of FROM");
        }
        found = item;
      }
    }
    return found == null && outer != null && variable(name) == null ? outer.item(name) : found;
  }

  /**
   * What a name stands for: a variable or a column, else an item of FROM as a whole; here, else
   * around. What nobody declared is taken as of the only item of FROM, if that may have it.
   *
   * @return null if the name means nothing
   */
  @Nullable Bound find(Identifier name) {
    Bound declared = findDeclared(name);
    return declared == null ? findUndeclared(name) : declared;
  }

  /** As {@link #find}, but nothing that is not declared. */
  @Nullable Bound findDeclared(Identifier name) {
    return findDeclared(name, true);
  }

  /**
   * @param columns whether columns count: they do not once values in between may have a member of
   *     any name
   */
  private @Nullable Bound findDeclared(Identifier name, boolean columns) {
    Bound found = variable(name);
    if (found == null && columns) {
      found = column(name);
    }
    if (found == null) {
      FromBinding item = item(name);
      found = item == null || !items.contains(item) ? null : item.whole();
    }
    boolean more = columns && !(items.size() == 1 && items.get(0) instanceof FromElement);
    return found == null && outer != null ? outer.findDeclared(name, more) : found;
  }

  private @Nullable Bound variable(Identifier name) {
    Bound found = null;
    for (Variable variable : variables) {
      if (variable.name().text().equals(name.text())) {
        return variable.value();
      }
      if (found == null && Names.matches(name, variable.name().text())) {
        found = variable.value();
      }
    }
    return found;
  }

  private @Nullable Bound column(Identifier name) {
    Field found = null;
    for (FromBinding item : items) {
      Field field = item.find(name);
      if (field != null) {
        if (found != null) {
          throw ambiguous(name, "columns of several tables");
        }
        found = field;
      }
    }
    return found == null ? null : new Atom.Reference(found);
  }

  private @Nullable Bound findUndeclared(Identifier name) {
    Bound found = null;
    if (items.size() == 1) {
      found = items.get(0).undeclared(name);
    } else if (items.size() > 1) {
      found = member(name);
    }
    return found == null && outer != null ? outer.findUndeclared(name) : found;
  }

  /** A member of whichever element has it; only the values know. */
  private @Nullable Bound member(Identifier name) {
    List<Bound> elements = new ArrayList<>();
    for (FromBinding item : items) {
      if (item instanceof FromElement) {
        elements.add(item.whole());
      }
    }
    return elements.isEmpty()
        ? null
        : new Computation.AnyMember(List.copyOf(elements), name.text(), name.quoted());
  }

  private static DriverException ambiguous(Identifier name, String between) {
    return new DriverException(ErrorCode.COLUMN_AMBIGUOUS, name.text(), between);
  }

  /** What a name stands for in one item. */
  static Bound member(FromBinding item, Identifier name) {
    Field field = item.find(name);
    if (field != null) {
      return new Atom.Reference(field);
    }
    Bound undeclared = item.undeclared(name);
    if (undeclared == null) {
      throw new DriverException(
          ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), item.names()));
    }
    return undeclared;
  }

  DriverException notFound(Identifier name) {
    List<String> names = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (FromBinding item : scope.items) {
        names.addAll(item.names());
        names.add(item.alias().text());
      }
      scope.variables.forEach(variable -> names.add(variable.name().text()));
    }
    return new DriverException(
        ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), names));
  }
}
