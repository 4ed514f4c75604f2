package io.encdynamo.session;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.dynamo.DynamoClient;
import io.encdynamo.engine.MemoryPool;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.Parsed;
import io.encdynamo.grammar.PartiQL;
import io.encdynamo.grammar.SyntaxException;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.plan.Plan;
import io.encdynamo.plan.Planner;
import io.encdynamo.plan.bind.ParameterTypes;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.ddl.CatalogStatements;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Settings;
import io.encdynamo.session.settings.Typing;
import io.encdynamo.value.CancelSignal;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A session over one client and one catalog. */
final class DriverSession implements Session {
  private static final Logger LOG = Logger.getLogger("io.encdynamo.session");
  private static final int CACHED_STATEMENTS = 256;

  private final Settings settings;
  private final DynamoClient client;
  private final Catalog catalog;
  private final MemoryPool memory;
  private final Deque<AutoCloseable> resources;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean readOnly;
  private final Map<String, PlannedStatement> statements =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PlannedStatement> eldest) {
          return size() > CACHED_STATEMENTS;
        }

        /** Without the texts, whose literals may be secrets. */
        @Override
        public String toString() {
          return size() + " statements";
        }
      };

  /**
   * @param resources closed with the session, the first one first
   */
  DriverSession(
      Settings settings, DynamoClient client, Catalog catalog, Deque<AutoCloseable> resources) {
    this.settings = settings;
    this.client = client;
    this.catalog = catalog;
    this.resources = resources;
    this.memory = SharedMemory.pool(settings.get(ConnectionProperties.MEMORY_LIMIT));
    this.readOnly = settings.get(ConnectionProperties.READ_ONLY);
  }

  @Override
  public Prepared prepare(String text) {
    return new PreparedText(this, planned(text));
  }

  /** The plan of a text, from the cache if the catalog is still the same. */
  PlannedStatement planned(String text) {
    PlannedStatement known;
    synchronized (statements) {
      known = statements.get(text);
    }
    if (known != null && known.isCurrent(snapshot())) {
      return known;
    }
    PlannedStatement planned = plan(text);
    if (!(planned.plan() instanceof Plan.Define)) {
      synchronized (statements) {
        statements.put(text, planned);
      }
    }
    return planned;
  }

  private PlannedStatement plan(String text) {
    requireOpen();
    Parsed parsed = parse(text);
    ParameterTypes parameters = new ParameterTypes(parsed.parameters());
    KeyRefusals refusals = new KeyRefusals();
    if (parsed.statement() instanceof Definition definition
        && CatalogStatements.runsWithoutCatalog(definition)) {
      return new PlannedStatement(
          text, new Plan.Define(definition), parameters.types(), null, refusals);
    }
    CatalogSnapshot snapshot = snapshot();
    SessionTables tables = new SessionTables(context(snapshot), snapshot, refusals);
    Planner planner =
        new Planner(
            tables,
            settings.get(ConnectionProperties.PARALLELISM),
            settings.get(ConnectionProperties.CONSISTENT_READ),
            parameters,
            settings.get(ConnectionProperties.TYPING) == Typing.STRICT
                ? io.encdynamo.engine.Typing.STRICT
                : io.encdynamo.engine.Typing.PERMISSIVE);
    Plan plan = planner.plan(parsed.statement());
    return new PlannedStatement(text, plan, parameters.types(), snapshot, refusals);
  }

  private static Parsed parse(String text) {
    try {
      return PartiQL.parse(text);
    } catch (SyntaxException error) {
      ErrorCode code =
          switch (error.reason()) {
            case SYNTAX -> ErrorCode.SYNTAX;
            case DEPTH -> ErrorCode.STATEMENT_TOO_DEEP;
          };
      throw new DriverException(error, code, String.valueOf(error.getMessage()));
    }
  }

  /**
   * The catalog, verified; null if no keys are set, so that tables are read as stored.
   *
   * @throws DriverException 5E003 if keys are set and there is no catalog
   */
  @Nullable CatalogSnapshot snapshot() {
    return catalog.hasKeys() ? catalog.snapshot() : null;
  }

  Context context(@Nullable CatalogSnapshot snapshot) {
    return new Context(settings, client, catalog, snapshot, memory);
  }

  @Override
  public void ping(CancelSignal signal) {
    requireOpen();
    client.ping(signal);
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    this.readOnly = readOnly;
  }

  void requireOpen() {
    if (closed.get()) {
      throw new DriverException(ErrorCode.CONNECTION_CLOSED);
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception failure) {
        LOG.log(Level.FINE, "A resource of a closed session could not be released", failure);
      }
    }
  }
}
