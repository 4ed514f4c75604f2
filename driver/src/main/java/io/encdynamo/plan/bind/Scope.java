package io.encdynamo.plan.bind;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.error.Nearest;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.plan.expression.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of one FROM, in which names are looked up. */
final class Scope {
  private final List<FromBinding> items = new ArrayList<>();

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

  List<FromBinding> items() {
    return items;
  }

  /** The item that goes by a name; null if there is none. */
  @Nullable FromBinding item(Identifier name) {
    FromBinding found = null;
    for (FromBinding item : items) {
      if (item.alias().text().equals(name.text())) {
        return item;
      }
      if (Names.matches(name, item.alias().text())) {
        if (found != null) {
          throw new DriverException(
              ErrorCode.COLUMN_AMBIGUOUS, name.text(), "several items of FROM");
        }
        found = item;
      }
    }
    return found;
  }

  /** The field that a name stands for, in whichever item; null if there is none. */
  @Nullable Field field(Identifier name) {
    Field found = null;
    for (FromBinding item : items) {
      Field field = item.find(name);
      if (field != null) {
        if (found != null) {
          throw new DriverException(
              ErrorCode.COLUMN_AMBIGUOUS, name.text(), "columns of several tables");
        }
        found = field;
      }
    }
    if (found == null && items.size() == 1) {
      found = items.get(0).findUndeclared(name);
    }
    return found;
  }

  /** The field of one item. */
  static Field field(FromBinding item, Identifier name) {
    Field field = item.find(name);
    if (field == null) {
      field = item.findUndeclared(name);
    }
    if (field == null) {
      throw new DriverException(
          ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), item.names()));
    }
    return field;
  }

  DriverException notFound(Identifier name) {
    List<String> names = new ArrayList<>();
    for (FromBinding item : items) {
      names.addAll(item.names());
      names.add(item.alias().text());
    }
    return new DriverException(
        ErrorCode.COLUMN_NOT_FOUND, name.text(), Nearest.hint(name.text(), names));
  }
}
