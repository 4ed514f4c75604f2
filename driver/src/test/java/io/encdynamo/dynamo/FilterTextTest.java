package io.encdynamo.dynamo;

import static io.encdynamo.dynamo.Fakes.number;
import static io.encdynamo.dynamo.Fakes.path;
import static io.encdynamo.dynamo.Fakes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.dynamo.access.ServerFilter;
import io.encdynamo.dynamo.access.ServerFilter.Comparison;
import io.encdynamo.error.DriverException;
import io.encdynamo.value.BooleanValue;
import io.encdynamo.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FilterTextTest {
  private static final BoundTable PEOPLE = new BoundTable(Fakes.people(), null);

  private static ServerFilter age(Comparison comparison) {
    return new ServerFilter.Compare(path("age"), comparison, number(5));
  }

  private static ServerFilter not(ServerFilter filter) {
    return new ServerFilter.Not(filter);
  }

  static Stream<Arguments> filters() {
    ServerFilter name = new ServerFilter.Compare(path("name"), Comparison.EQUAL, text("a"));
    ServerFilter any = new ServerFilter.Compare(path("any"), Comparison.EQUAL, text("a"));
    ServerFilter in = new ServerFilter.In(path("age"), List.of(number(1), number(2), number(1)));
    ServerFilter between = new ServerFilter.Between(path("age"), number(1), number(2));
    ServerFilter isNull = new ServerFilter.IsNull(path("age"));
    AttributePath nested =
        new AttributePath(
            "any", List.of(new AttributePath.Member("b"), new AttributePath.Element(3)));
    return Stream.of(
        arguments(age(Comparison.EQUAL), "#0 = :0"),
        arguments(age(Comparison.LESS), "#0 < :0"),
        arguments(not(age(Comparison.LESS)), "#0 >= :0"),
        arguments(not(age(Comparison.GREATER_OR_EQUAL)), "#0 < :0"),
        arguments(age(Comparison.NOT_EQUAL), "(attribute_type(#0,:0) AND #0 <> :1)"),
        arguments(not(age(Comparison.EQUAL)), "(attribute_type(#0,:0) AND #0 <> :1)"),
        arguments(not(not(age(Comparison.EQUAL))), "#0 = :0"),
        arguments(not(any), "((attribute_exists(#0) AND NOT attribute_type(#0,:0)) AND #0 <> :1)"),
        arguments(in, "#0 IN (:0,:1,:0)"),
        arguments(not(in), "(attribute_type(#0,:2) AND NOT #0 IN (:0,:1,:0))"),
        arguments(between, "(#0 >= :0 AND #0 <= :1)"),
        arguments(not(between), "(#0 < :0 OR #0 > :1)"),
        arguments(isNull, "(attribute_not_exists(#0) OR attribute_type(#0,:0))"),
        arguments(not(isNull), "(attribute_exists(#0) AND NOT attribute_type(#0,:0))"),
        arguments(new ServerFilter.IsMissing(path("age")), "attribute_not_exists(#0)"),
        arguments(not(new ServerFilter.IsMissing(path("age"))), "attribute_exists(#0)"),
        arguments(
            new ServerFilter.IsPlaintext(path("any")),
            "((attribute_exists(#0) AND NOT attribute_type(#0,:1)) AND NOT attribute_type(#0,:0))"),
        arguments(
            not(new ServerFilter.IsPlaintext(path("any"))),
            "(NOT (attribute_exists(#0) AND NOT attribute_type(#0,:1)) OR attribute_type(#0,:0))"),
        arguments(
            not(new ServerFilter.BeginsWith(path("name"), text("a"))),
            "(attribute_type(#0,:1) AND NOT begins_with(#0,:0))"),
        arguments(
            new ServerFilter.And(List.of(name, new ServerFilter.Or(List.of(isNull, in)))),
            "(#0 = :0 AND ((attribute_not_exists(#1) OR attribute_type(#1,:1)) OR #1 IN (:2,:3,:2)))"),
        arguments(
            not(new ServerFilter.Or(List.of(age(Comparison.LESS), age(Comparison.GREATER)))),
            "(#0 >= :0 AND #0 <= :0)"),
        arguments(
            new ServerFilter.Compare(nested, Comparison.EQUAL, BooleanValue.TRUE), "#0.#1[3] = :0"),
        arguments(
            new ServerFilter.Unchanged(
                new StoredItem(Fakes.stored("x", 4)), List.of("age", "name")),
            "(#0 = :0 AND attribute_not_exists(#1))"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void aFilterIsWrittenInDynamoDbsWords(ServerFilter filter, String text) {
    Expression expression = new Expression();
    assertThat(FilterText.of(filter, PEOPLE, expression)).isEqualTo(text);
  }

  @Test
  void valuesGoAlongBesideTheText() {
    Expression expression = new Expression();
    FilterText.of(age(Comparison.NOT_EQUAL), PEOPLE, expression);
    assertThat(expression.names()).isEqualTo(Map.of("#0", "age"));
    assertThat(expression.values())
        .isEqualTo(Map.of(":0", AttributeValue.fromS("N"), ":1", AttributeValue.fromN("5")));
  }

  @Test
  void aLongListIsCutIntoPiecesAndATooLongOneRefused() {
    List<Value> many = Stream.<Value>iterate(number(0), v -> v).limit(150).toList();
    assertThat(FilterText.of(new ServerFilter.In(path("age"), many), PEOPLE, new Expression()))
        .contains(" OR ")
        .startsWith("(#0 IN (");
    List<Value> tooMany = Collections.nCopies(2_000, number(0));
    assertThatThrownBy(
            () ->
                FilterText.of(new ServerFilter.In(path("age"), tooMany), PEOPLE, new Expression()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("54000"));
  }

  @Test
  void truthValuesHaveNoOrder() {
    ServerFilter filter = new ServerFilter.Compare(path("any"), Comparison.LESS, BooleanValue.TRUE);
    assertThatThrownBy(() -> FilterText.of(filter, PEOPLE, new Expression()))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.code().sqlState()).isEqualTo("0A000"));
  }
}
