package io.encdynamo.engine.aggregate;

import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** LISTAGG: texts one behind the other; NULL over nothing. */
final class JoinedText extends Typed {
  private final String separator;
  private @Nullable StringJoiner text;

  /**
   * @param direct what stands between two texts; nothing if it is left out
   */
  JoinedText(List<Value> direct) {
    super("LISTAGG");
    this.separator = direct.isEmpty() ? "" : ((StringValue) direct.get(0)).value();
  }

  @Override
  boolean take(Value value) {
    if (!(value instanceof StringValue string)) {
      return false;
    }
    if (text == null) {
      text = new StringJoiner(separator);
    }
    text.add(string.value());
    return true;
  }

  @Override
  Value result() {
    return text == null ? NullValue.NULL : new StringValue(text.toString());
  }
}
