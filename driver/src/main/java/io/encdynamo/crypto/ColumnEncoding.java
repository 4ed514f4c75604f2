package io.encdynamo.crypto;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.BinaryValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DateValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.NumericValue;
import io.encdynamo.value.SetValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.TimeValue;
import io.encdynamo.value.TimestampValue;
import io.encdynamo.value.Value;
import io.encdynamo.value.ValueKind;
import io.encdynamo.value.ZonedTimestampValue;
import java.math.BigDecimal;

/**
 * The canonical encoding of one column's values. Takes values that are already of the column's type
 * and refuses others; gives them back as values of that type.
 */
final class ColumnEncoding {
  private final ColumnPlace place;
  private final Encoder encoder;
  private final boolean padded;
  private final boolean takesNull;

  ColumnEncoding(ColumnPlace place, Encryption encryption) {
    this(place, encryption.padded(), encryption.hidesNull(), !encryption.isDeterministic());
  }

  private ColumnEncoding(ColumnPlace place, boolean padded, boolean takesNull, boolean offsets) {
    this.place = place;
    this.padded = padded;
    this.takesNull = takesNull;
    this.encoder =
        new Encoder(
            switch (place.type().kind()) {
              case REAL, DOUBLE -> true;
              default -> false;
            },
            offsets);
  }

  /** The form in which values are looked for: equal instants are equal, and nothing is padded. */
  static ColumnEncoding searched(ColumnPlace place) {
    return new ColumnEncoding(place, false, false, false);
  }

  /**
   * Encodes a value.
   *
   * @throws DriverException 22000 if it is not of the column's type
   */
  byte[] encode(Value value) {
    Value forced = value.force();
    if (!fits(forced)) {
      throw new DriverException(
          ErrorCode.TYPE_MISMATCH,
          "Column '" + place.column() + "' of type " + place.type(),
          forced.kind().name());
    }
    byte[] encoded =
        place.type().codec() != null && forced instanceof BinaryValue binary
            ? CodecEncoding.encode(place.type().codec(), binary)
            : encoder.encode(forced);
    return padded ? Padding.pad(encoded) : encoded;
  }

  /** Decodes what {@link #encode} gives, and nothing else. */
  Value decode(byte[] bytes) throws NotCanonicalException {
    byte[] encoded = padded ? Padding.unpad(bytes) : bytes;
    if (encoded.length > 0 && encoded[0] == Tag.CODEC) {
      return CodecEncoding.decode(place.type(), encoded);
    }
    Value value = CanonicalEncoding.decode(encoded, encoder);
    if (place.type().kind() == SqlType.Kind.DECIMAL && value instanceof NumericValue number) {
      value = new DecimalValue(scaled(number.decimal()));
    }
    if (!fits(value)) {
      throw new NotCanonicalException();
    }
    return value;
  }

  /** A decimal with the digits behind the point that the column declares, if it does. */
  private BigDecimal scaled(BigDecimal decimal) {
    boolean declared = place.type().length() >= 0 && decimal.scale() < place.type().scale();
    return declared ? decimal.setScale(place.type().scale()) : decimal;
  }

  private boolean fits(Value value) {
    if (value == NullValue.NULL) {
      return takesNull;
    }
    return switch (place.type().kind()) {
      case STRING -> value instanceof StringValue;
      case BOOLEAN -> value instanceof BooleanValue;
      case SMALLINT, INTEGER, BIGINT -> value instanceof IntegerValue;
      case DECIMAL -> value instanceof DecimalValue || value instanceof IntegerValue;
      case REAL, DOUBLE -> value instanceof DoubleValue;
      case DATE -> value instanceof DateValue;
      case TIME -> value instanceof TimeValue;
      case TIMESTAMP -> value instanceof TimestampValue;
      case ZONED_TIMESTAMP -> value instanceof ZonedTimestampValue;
      case BINARY -> value instanceof BinaryValue;
      case LIST -> value instanceof ListValue;
      case MAP -> value instanceof StructValue;
      case STRING_SET -> value instanceof SetValue set && set.kind() == ValueKind.STRING_SET;
      case NUMBER_SET -> value instanceof SetValue set && set.kind() == ValueKind.NUMBER_SET;
      case BINARY_SET -> value instanceof SetValue set && set.kind() == ValueKind.BINARY_SET;
      // what has no encoding, as a bag, the encoder refuses
      case JSON, ANY -> !value.isAbsent();
      case CODEC -> CodecEncoding.fits(value, place.type());
      // of these no column is declared
      case ZONED_TIME, YEAR_MONTH_INTERVAL, DAY_TIME_INTERVAL -> false;
    };
  }
}
