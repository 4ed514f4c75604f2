package io.encdynamo.spi;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CodecType;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that {@link ColumnCodec}s bring. */
public final class Codecs {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  private Codecs() {}

  /** Looked for once: what is on the class path stays there. */
  private static final class Found {
    static final List<CodecType> TYPES = load();

    private static List<CodecType> load() {
      List<CodecType> types = new ArrayList<>();
      for (ColumnCodec<?> codec :
          ServiceLoader.load(ColumnCodec.class, ColumnCodec.class.getClassLoader())) {
        types.add(type(codec));
      }
      return List.copyOf(types);
    }
  }

  private static <T> CodecType type(ColumnCodec<T> codec) {
    return new CodecType(codec.typeName(), new Typed<>(codec, codec.javaClass()));
  }

  /** All of them, in the order of the class path. */
  public static List<CodecType> all() {
    return Found.TYPES;
  }

  /**
   * The type of a name in upper case; null if no codec brings it.
   *
   * @throws DriverException 42000 if several do
   */
  public static @Nullable CodecType named(String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    List<CodecType> found = all().stream().filter(type -> type.name().equals(name)).toList();
    if (found.size() > 1) {
      throw new DriverException(
          ErrorCode.STATEMENT_INVALID,
          "Several codecs on the class path bring a type " + name + "; leave one there");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * The type of a column that is there. Without its codec the column is still listed; to use its
   * values is 0A000.
   */
  public static CodecType stored(String name) {
    CodecType type = named(name);
    return type == null ? new CodecType(name, new Missing(name)) : type;
  }

  /** The type whose objects are of this one's class; null if there is none, or several. */
  public static @Nullable CodecType of(Object object) {
    List<CodecType> found =
        all().stream().filter(type -> type.javaClass().isInstance(object)).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private record Typed<T>(ColumnCodec<T> codec, Class<T> javaClass) implements CodecType.Form {
    @Override
    public byte[] encode(Object object) {
      return codec.encode(javaClass.cast(object));
    }

    @Override
    public Object decode(byte[] bytes) {
      return codec.decode(bytes);
    }

    @Override
    public String text(Object object) {
      return codec.text(javaClass.cast(object));
    }

    @Override
    public Object parse(String text) {
      return codec.parse(text);
    }
  }

  private record Missing(String name) implements CodecType.Form {
    @Override
    public Class<?> javaClass() {
      return Object.class;
    }

    @Override
    public byte[] encode(Object object) {
      throw missing();
    }

    @Override
    public Object decode(byte[] bytes) {
      throw missing();
    }

    @Override
    public String text(Object object) {
      throw missing();
    }

    @Override
    public Object parse(String text) {
      throw missing();
    }

    private DriverException missing() {
      return new DriverException(
          ErrorCode.NOT_SUPPORTED,
          "Type " + name + " without its codec",
          "put the jar with its ColumnCodec on the class path");
    }
  }
}
