package io.encdynamo.plan.conformance;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.encdynamo.engine.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One assertion about one statement in one mode.
 *
 * @param file where it stands, below the suite's directory
 * @param name its case; not unique
 * @param place of the statement among the equivalent ones of its case, from 1; 0 if there are none
 * @param environment the global variables; null for none
 */
record Check(
    String file,
    String name,
    int place,
    String statement,
    @Nullable IonStruct environment,
    Outcome outcome) {

  /**
   * What a list of skips may call it, all of its case first: {@code name}, {@code name [2]} for its
   * statement, {@code name [STRICT]} for its mode, {@code name [2 STRICT]} for both.
   */
  List<String> names() {
    String mode = name + " [" + mode() + "]";
    return place == 0
        ? List.of(name, mode)
        : List.of(name, mode, name + " [" + place + "]", name + " [" + place + " " + mode() + "]");
  }

  /** The mode, as a report says it. */
  String mode() {
    if (outcome instanceof Outcome.Gives gives) {
      return gives.typing().name();
    }
    return outcome instanceof Outcome.Fails fails ? fails.typing().name() : "STATIC";
  }

  /** What the suite asks for. */
  sealed interface Outcome {
    /** The statement is refused before it runs. */
    record Refused() implements Outcome {}

    /** The statement is refused, or fails. */
    record Fails(Typing typing) implements Outcome {}

    /** The statement gives a value. */
    record Gives(Typing typing, IonValue value) implements Outcome {}
  }
}
