package io.encdynamo.value;

/**
 * A value of PartiQL (specification, section 2) or of DynamoDB. Immutable. {@code toString} names
 * the type alone: a value may be a decrypted secret.
 */
public sealed interface Value
    permits MissingValue,
        NullValue,
        BooleanValue,
        NumericValue,
        StringValue,
        BinaryValue,
        DateValue,
        TimeValue,
        ZonedTimeValue,
        TimestampValue,
        ZonedTimestampValue,
        IntervalValue,
        CollectionValue,
        StructValue,
        DeferredValue {

  /** The kind of this value; of a deferred one the kind of what it stands for. */
  ValueKind kind();

  /** True for NULL and MISSING, PartiQL's two absent values. */
  default boolean isAbsent() {
    return false;
  }

  /** This value with nothing left to decrypt at its top: {@code this} unless deferred. */
  default Value force() {
    return this;
  }
}
