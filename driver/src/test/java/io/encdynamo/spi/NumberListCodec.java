package io.encdynamo.spi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Whole numbers as a JSON list, in the text that Python's json.dumps prints: [1, 2, 3]. */
public final class NumberListCodec implements ColumnCodec<NumberList> {
  private static final Pattern LIST = Pattern.compile("\\[(-?\\d+(, -?\\d+)*)?]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  @Override
  public String typeName() {
    return "NUMBER_LIST";
  }

  @Override
  public Class<NumberList> javaClass() {
    return NumberList.class;
  }

  @Override
  public byte[] encode(NumberList list) {
    return text(list).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public NumberList decode(byte[] bytes) {
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public String text(NumberList list) {
    return list.numbers().toString();
  }

  @Override
  public NumberList parse(String text) {
    if (!LIST.matcher(text).matches()) {
      throw new IllegalArgumentException("no list of numbers: " + text);
    }
    List<Long> numbers =
        NUMBER.matcher(text).results().map(number -> Long.valueOf(number.group())).toList();
    return new NumberList(numbers);
  }
}
