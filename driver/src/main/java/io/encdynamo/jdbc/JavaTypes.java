package io.encdynamo.jdbc;

import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.Conversions;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of conversions from values to classes of Java, all rows of it. */
final class JavaTypes {
  private static final ValueKind[] ALL =
      Arrays.stream(ValueKind.values())
          .filter(kind -> kind != ValueKind.NULL && kind != ValueKind.MISSING)
          .toArray(ValueKind[]::new);
  private static final ValueKind[] COLLECTIONS = {
    ValueKind.LIST, ValueKind.BAG, ValueKind.STRING_SET, ValueKind.NUMBER_SET, ValueKind.BINARY_SET
  };

  static final JavaType<String> STRING =
      new JavaType<>(String.class).from((value, place) -> Conversions.text(value), ALL);
  static final JavaType<byte[]> BYTES =
      new JavaType<>(byte[].class).from((value, place) -> bytes(value).clone(), ValueKind.BINARY);
  static final JavaType<Reader> READER =
      new JavaType<>(Reader.class)
          .from((value, place) -> new StringReader(Conversions.text(value)), ALL);
  static final JavaType<InputStream> STREAM =
      new JavaType<>(InputStream.class)
          .from((value, place) -> new ByteArrayInputStream(bytes(value)), ValueKind.BINARY);
  static final JavaType<Clob> CLOB =
      new JavaType<>(Clob.class)
          .from((value, place) -> new CharacterObject(Conversions.text(value)), ALL);
  static final JavaType<NClob> NCLOB =
      new JavaType<>(NClob.class)
          .from((value, place) -> new CharacterObject(Conversions.text(value)), ALL);
  static final JavaType<Blob> BLOB =
      new JavaType<>(Blob.class)
          .from((value, place) -> new BinaryObject(bytes(value)), ValueKind.BINARY);
  static final JavaType<URL> URL = new JavaType<>(URL.class).from(JavaTypes::url, ValueKind.STRING);
  static final JavaType<UUID> UUID =
      new JavaType<>(UUID.class)
          .from(JavaTypes::uuid, ValueKind.STRING)
          .from(JavaTypes::uuidOfBytes, ValueKind.BINARY);
  static final JavaType<Array> ARRAY =
      new JavaType<>(Array.class).from((value, place) -> ArrayObject.of(value), COLLECTIONS);

  @SuppressWarnings("rawtypes") // classes are not generic
  private static final JavaType<Map> MAP =
      new JavaType<>(Map.class).from((value, place) -> Documents.map(value), ValueKind.STRUCT);

  @SuppressWarnings("rawtypes") // classes are not generic
  private static final JavaType<List> LIST =
      new JavaType<>(List.class).from((value, place) -> Documents.list(value), COLLECTIONS);

  static final JavaType<Object> OBJECT =
      new JavaType<>(Object.class).from((value, place) -> Documents.scalar(value), ALL);

  private static final Map<Class<?>, JavaType<?>> BY_CLASS = new HashMap<>();

  static {
    for (JavaType<?> target :
        List.of(
            STRING, BYTES, READER, STREAM, CLOB, NCLOB, BLOB, URL, UUID, ARRAY, MAP, LIST,
            OBJECT)) {
      BY_CLASS.put(target.type(), target);
    }
    for (JavaType<?> target : NumberTypes.ALL) {
      BY_CLASS.put(target.type(), target);
    }
    for (JavaType<?> target : TimeTypes.ALL) {
      BY_CLASS.put(target.type(), target);
    }
    BY_CLASS.put(boolean.class, NumberTypes.BOOLEAN);
    BY_CLASS.put(byte.class, NumberTypes.BYTE);
    BY_CLASS.put(short.class, NumberTypes.SHORT);
    BY_CLASS.put(int.class, NumberTypes.INTEGER);
    BY_CLASS.put(long.class, NumberTypes.LONG);
    BY_CLASS.put(float.class, NumberTypes.FLOAT);
    BY_CLASS.put(double.class, NumberTypes.DOUBLE);
  }

  private JavaTypes() {}

  /** The row of a class, if values can be read as it. */
  @SuppressWarnings("unchecked") // the map's keys are the classes of its targets
  static <T> Optional<JavaType<T>> of(Class<T> type) {
    return Optional.ofNullable((JavaType<T>) BY_CLASS.get(type));
  }

  private static byte[] bytes(Value value) {
    return ((BinaryValue) value).bytes();
  }

  private static URL url(Value value, Place place) {
    try {
      return new URI(((StringValue) value).value()).toURL();
    } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
      throw place.failed("URL");
    }
  }

  private static UUID uuid(Value value, Place place) {
    String text = ((StringValue) value).value();
    try {
      // fromString takes shorter groups too, and pads them
      if (text.length() == 36) {
        return java.util.UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw place.failed("UUID");
    }
    throw place.failed("UUID");
  }

  private static UUID uuidOfBytes(Value value, Place place) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(value));
    if (bytes.remaining() != 16) {
      throw place.failed("UUID");
    }
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
