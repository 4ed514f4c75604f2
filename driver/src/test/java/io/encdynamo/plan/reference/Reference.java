package io.encdynamo.plan.reference;

import io.encdynamo.engine.Typing;
import io.encdynamo.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partiql.eval.Mode;
import org.partiql.eval.compiler.PartiQLCompiler;
import org.partiql.parser.PartiQLParser;
import org.partiql.plan.Plan;
import org.partiql.planner.PartiQLPlanner;
import org.partiql.spi.catalog.Catalog;
import org.partiql.spi.catalog.Name;
import org.partiql.spi.catalog.Session;
import org.partiql.spi.catalog.Table;
import org.partiql.spi.types.PType;
import org.partiql.spi.value.Datum;

/** PartiQL's reference implementation over some global variables. */
final class Reference {
  private static final String CATALOG = "catalog";

  private final PartiQLParser parser = PartiQLParser.standard();
  private final PartiQLPlanner planner = PartiQLPlanner.standard();
  private final PartiQLCompiler compiler = PartiQLCompiler.standard();
  private final Session session;

  /**
   * @param globals the literal of each variable
   */
  Reference(Map<String, String> globals) {
    Map<String, Datum> values = new LinkedHashMap<>();
    Session empty = session(values);
    globals.forEach((name, literal) -> values.put(name, datum(literal, empty, Typing.PERMISSIVE)));
    this.session = session(values);
  }

  private static Session session(Map<String, Datum> globals) {
    Catalog.Builder catalog = Catalog.builder().name(CATALOG);
    globals.forEach(
        (name, value) -> catalog.define(Table.standard(Name.of(name), PType.dynamic(), value)));
    return Session.builder().catalog(CATALOG).catalogs(catalog.build()).build();
  }

  /**
   * The value of a statement.
   *
   * @throws RuntimeException if it is refused or fails
   */
  Value evaluate(String statement, Typing typing) {
    return ReferenceValues.of(datum(statement, session, typing));
  }

  private Datum datum(String statement, Session around, Typing typing) {
    Plan plan = planner.plan(parser.parse(statement).statements.get(0), around).getPlan();
    Mode mode = typing == Typing.STRICT ? Mode.STRICT() : Mode.PERMISSIVE();
    return compiler.prepare(plan, mode).execute();
  }
}
