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
    if (!(node instanceof Record)) {
      return node;
    }
    List<@Nullable Object> shape = new ArrayList<>();
    shape.add(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Place.class) {
        try {
          shape.add(of(component.getAccessor().invoke(node)));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return shape;
  }
}
