package io.encdynamo.engine;

import io.encdynamo.value.TupleIndex;
import io.encdynamo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a join above wants of a leaf: the rows whose columns equal one of the keys that it holds.
 * More rows do no harm.
 *
 * @param columns names of columns that the leaf can look rows up by
 * @param places for each of the columns, its place in the keys
 */
public record WantedKeys(List<String> columns, List<Integer> places, HeldKeys held) {
  public WantedKeys {
    columns = List.copyOf(columns);
    places = List.copyOf(places);
  }

  /**
   * The keys, each a tuple in the order of the columns, none of them twice and no value absent.
   *
   * @param most so many that looking them up is still less work than reading all
   * @return null if there are more, or the join does not hold them in memory
   */
  public @Nullable TupleIndex atMost(long most) {
    TupleIndex known = held.keys();
    if (known == null) {
      return null;
    }
    TupleIndex distinct = isWhole(known.width()) ? known : some(known, most);
    return distinct.size() > most ? null : distinct;
  }

  /** What is asked for of the keys; as soon as that is too much, the rest is left out. */
  private TupleIndex some(TupleIndex known, long most) {
    TupleIndex some = new TupleIndex(places.size());
    Value[] key = new Value[places.size()];
    for (int number = 0; number < known.size() && some.size() <= most; number++) {
      for (int i = 0; i < key.length; i++) {
        key[i] = known.get(number, places.get(i));
      }
      some.add(key);
    }
    return some;
  }

  private boolean isWhole(int width) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) != i) {
        return false;
      }
    }
    return places.size() == width;
  }
}
