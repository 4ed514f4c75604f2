package io.encdynamo.value;

/**
 * A length of time (SQL:2016 part 2, 4.6.3): in months, or in days and parts of them. The two forms
 * neither compare with nor turn into each other, because months differ in length.
 */
public sealed interface IntervalValue extends Value permits YearMonthValue, DayTimeValue {

  /** Digits that years or days may have in products: those the type of this value has. */
  int precision();

  /**
   * The interval of a literal.
   *
   * @param text what stands in its quotes, such as {@code -2 04:30:15.5}
   * @throws io.encdynamo.error.DriverException 22006 if the text does not have the form of the
   *     fields; 22015 if a field is out of its range or has more digits than its precision
   */
  static IntervalValue parse(String text, IntervalQualifier qualifier) {
    return IntervalText.parse(text, qualifier);
  }
}
