package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Place;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree without its places, to be compared. */
final class Shape {
  private Shape() {}

  static @Nullable Object of(@Nullable Object node) {
    if (node instanceof List<?> list) {
      List<@Nullable Object> shape = new ArrayList<>();
      for (Object element : list) {
        shape.add(of(element));
      }
      return shape;
    }
    if (!(node instanceof Record record)) {
      return node;
    }
    List<@Nullable Object> shape = new ArrayList<>();
    shape.add(node.getClass().getSimpleName());
    for (Object component : components(record)) {
      if (!(component instanceof Place)) {
        shape.add(of(component));
      }
    }
    return shape;
  }

  /** What a record is made of. */
  static List<@Nullable Object> components(Record record) {
    List<@Nullable Object> components = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        components.add(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return components;
  }
}
