package io.encdynamo.value;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type of somebody's own. Its values are {@link BinaryValue}s, the bytes that its codec gives,
 * and compare as these do. Whatever a codec throws becomes an error that does not show the value.
 */
public final class CodecType {
  private final String name;
  private final Form form;

  /** What a codec does. Each method may throw what it likes for what it does not take. */
  public interface Form {
    /** The class of its objects. */
    Class<?> javaClass();

    byte[] encode(Object object);

    Object decode(byte[] bytes);

    String text(Object object);

    Object parse(String text);
  }

  /**
   * A type.
   *
   * @param name in SQL, in upper case
   */
  public CodecType(String name, Form form) {
    this.name = name;
    this.form = form;
  }

  public String name() {
    return name;
  }

  public Class<?> javaClass() {
    return form.javaClass();
  }

  /**
   * The value of an object.
   *
   * @throws DriverException 22023 if the codec refuses it, or does not give the same bytes again
   */
  public BinaryValue value(Object object) {
    return run(
        () -> {
          byte[] bytes = form.encode(object).clone();
          if (!isCanonical(bytes)) {
            throw refused("its codec does not give the same bytes for it again");
          }
          return new BinaryValue(bytes, this);
        });
  }

  /**
   * The value of a text.
   *
   * @throws DriverException as {@link #value}
   */
  public BinaryValue parse(String text) {
    return value(run(() -> form.parse(text)));
  }

  /**
   * The value of some bytes; null if the codec gives them for no object.
   *
   * @throws DriverException 0A000 if there is no codec
   */
  public @Nullable BinaryValue read(byte[] bytes) {
    try {
      return run(() -> isCanonical(bytes)) ? new BinaryValue(bytes, this) : null;
    } catch (DriverException noValue) {
      if (noValue.code() == ErrorCode.VALUE_INVALID) {
        return null;
      }
      throw noValue;
    }
  }

  /** A value whose bytes were those of a value of this type before. */
  public BinaryValue again(byte[] bytes) {
    return new BinaryValue(bytes, this);
  }

  private boolean isCanonical(byte[] bytes) {
    return Arrays.equals(form.encode(form.decode(bytes.clone())), bytes);
  }

  /** The object that a value of this type is. */
  public Object object(BinaryValue value) {
    return run(() -> form.decode(value.bytes().clone()));
  }

  /** The text of a value of this type. */
  public String text(BinaryValue value) {
    return run(() -> form.text(form.decode(value.bytes().clone())));
  }

  private <T> T run(Supplier<T> work) {
    try {
      return work.get();
    } catch (DriverException known) {
      throw known;
    } catch (RuntimeException ofTheCodec) {
      // without the cause, whose message may hold the value
      throw refused("its codec refuses it with " + ofTheCodec.getClass().getSimpleName());
    }
  }

  private DriverException refused(String why) {
    return new DriverException(ErrorCode.VALUE_INVALID, "A value of type " + name, why);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecType that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
