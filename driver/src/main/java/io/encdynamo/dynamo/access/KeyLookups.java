package io.encdynamo.dynamo.access;

import java.util.List;

/**
 * BatchGetItem on any number of full primary keys. Keys that are equal are read once; rows come in
 * any order.
 */
public record KeyLookups(List<PrimaryKey> keys) implements AccessPath {
  public KeyLookups {
    keys = List.copyOf(keys);
  }
}
