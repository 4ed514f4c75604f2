package io.encdynamo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.engine.Typing;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.plan.bind.QueryBinder;
import io.encdynamo.plan.logical.Placement;
import io.encdynamo.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of each predicate the binder's tree says where it can be evaluated. */
class PlacementTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id = 1                          | DYNAMODB",
        "city > 'a' AND id IN (1, 2)     | DYNAMODB",
        "city LIKE 'R%'                  | DYNAMODB",
        "note IS MISSING                 | DYNAMODB",
        "name = 'Ann'                    | CIPHERTEXT",
        "name <> ? OR id = 1             | CIPHERTEXT",
        "name IN ('Ann', 'Bob')          | CIPHERTEXT",
        "phone IS NOT NULL               | CIPHERTEXT",
        "city LIKE '%x'                  | DRIVER",
        "UPPER(city) = 'ROME'            | DRIVER",
        "city = note                     | DRIVER",
        "id + 1 = 2 AND name = 'Ann'     | DRIVER",
        "name < 'B'                      | DECRYPTED",
        "name LIKE 'A%'                  | DECRYPTED",
        "phone = '1'                     | DECRYPTED",
        "balance BETWEEN 1 AND 2         | DECRYPTED",
        "city = name                     | DECRYPTED",
        "LOWER(name) = 'ann' OR id = 1   | DECRYPTED",
      })
  void aPredicateKnowsItsPlace(String predicate, Placement place) {
    assertThat(filter("SELECT id FROM customer WHERE " + predicate).predicate().placement())
        .isEqualTo(place);
  }

  private static Relation.Filter filter(String sql) {
    Statement.Select select = (Statement.Select) PartiQL.parse(sql).statement();
    QueryBinder binder =
        new QueryBinder(new SampleTables(), new ParameterTypes(1), Typing.PERMISSIVE, List.of());
    List<Relation.Filter> found = new ArrayList<>();
    binder
        .bind(select.query())
        .relation()
        .forEach(
            relation -> {
              if (relation instanceof Relation.Filter filter) {
                found.add(filter);
              }
            });
    return found.get(0);
  }
}
