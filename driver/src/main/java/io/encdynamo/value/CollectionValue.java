package io.encdynamo.value;

import java.util.List;

/** A list, a bag, or one of DynamoDB's three sets. */
public sealed interface CollectionValue extends Value permits ListValue, BagValue, SetValue {

  /** The elements: of a list in order, of a bag or set in any. */
  List<Value> elements();
}
