package io.encdynamo.spi;

/**
 * A type of column of one's own: objects of a class as bytes. Found by {@link
 * java.util.ServiceLoader}; needs a public constructor without parameters. A column of such a type
 * is declared by its name, in clear (stored as B) or ENCRYPTED.
 *
 * <p>Methods are called from any thread, and throw any RuntimeException for what they do not take;
 * it becomes 22023, or 5E001 for stored bytes. Its message is not shown, as it may hold the value.
 *
 * @param <T> the class that getObject gives and setObject takes
 */
public interface ColumnCodec<T> {

  /**
   * The type's name in SQL: {@code [A-Z][A-Z0-9_]*}, none of SQL's own. It is part of what is
   * stored, and never changes.
   */
  String typeName();

  Class<T> javaClass();

  /**
   * The bytes of an object. Equal objects have equal bytes, in every version of the codec: that is
   * how they are compared and found. What {@link #decode} makes of them has them again.
   */
  byte[] encode(T object);

  /** The object of some bytes; an exception for bytes that {@link #encode} does not give. */
  T decode(byte[] bytes);

  /** What getString, CAST to STRING and JSON show. */
  default String text(T object) {
    return object.toString();
  }

  /** The object of a text, as it stands in SQL or is given to setString. */
  default T parse(String text) {
    throw new UnsupportedOperationException("This type is not written as text");
  }
}
