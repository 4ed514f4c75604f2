package io.encdynamo.local.endtoend;

import java.util.List;

/** A class of an application's own. */
public record NumberList(List<Long> numbers) {
  public NumberList {
    numbers = List.copyOf(numbers);
  }
}
