package io.encdynamo.plan.reference;

import io.encdynamo.value.BagValue;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.DecimalValue;
import io.encdynamo.value.DoubleValue;
import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.ListValue;
import io.encdynamo.value.MissingValue;
import io.encdynamo.value.NullValue;
import io.encdynamo.value.StringValue;
import io.encdynamo.value.StructValue;
import io.encdynamo.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.partiql.spi.types.PType;
import org.partiql.spi.value.Datum;
import org.partiql.spi.value.Field;

/** Values of the reference implementation as ours. They are lazy, so that this may fail. */
final class ReferenceValues {
  private ReferenceValues() {}

  static Value of(Datum datum) {
    if (datum.isMissing()) {
      return MissingValue.MISSING;
    }
    if (datum.isNull()) {
      return NullValue.NULL;
    }
    return switch (datum.getType().code()) {
      case PType.DYNAMIC, PType.VARIANT -> of(datum.lower());
      case PType.BOOL -> BooleanValue.of(datum.getBoolean());
      case PType.TINYINT -> new IntegerValue(datum.getByte());
      case PType.SMALLINT -> new IntegerValue(datum.getShort());
      case PType.INTEGER -> new IntegerValue(datum.getInt());
      case PType.BIGINT -> new IntegerValue(datum.getLong());
      case PType.DECIMAL, PType.NUMERIC -> new DecimalValue(datum.getBigDecimal());
      case PType.REAL -> new DoubleValue(datum.getFloat());
      case PType.DOUBLE -> new DoubleValue(datum.getDouble());
      case PType.CHAR, PType.VARCHAR, PType.STRING -> new StringValue(datum.getString());
      case PType.ARRAY -> new ListValue(elements(datum));
      case PType.BAG -> new BagValue(elements(datum));
      case PType.ROW, PType.STRUCT -> struct(datum);
      default -> throw new IllegalArgumentException("type " + datum.getType());
    };
  }

  private static List<Value> elements(Datum datum) {
    List<Value> elements = new ArrayList<>();
    for (Datum element : datum) {
      elements.add(of(element));
    }
    return List.copyOf(elements);
  }

  /** What is MISSING is no member; there, that is left to whoever reads the struct. */
  private static Value struct(Datum datum) {
    List<StructValue.Field> fields = new ArrayList<>();
    for (Iterator<Field> each = datum.getFields(); each.hasNext(); ) {
      Field field = each.next();
      Value value = of(field.getValue());
      if (value != MissingValue.MISSING) {
        fields.add(new StructValue.Field(field.getName(), value));
      }
    }
    return new StructValue(List.copyOf(fields));
  }
}
