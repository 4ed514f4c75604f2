package io.encdynamo.session.ddl;

import io.encdynamo.catalog.Catalog;
import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.TableDefinition;
import io.encdynamo.catalog.TableEntry;
import io.encdynamo.dynamo.access.TableShape;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.bind.Unsupported;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.information.TableList;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CREATE TABLE. The catalog lists a table before DynamoDB has it, so that nobody finds it unlisted
 * and writes it in clear; if DynamoDB refuses it, the entry is taken back.
 */
final class TableCreation {
  private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private final Context context;
  private final CancelSignal signal;
  private final Definition.CreateTable create;

  TableCreation(Context context, CancelSignal signal, Definition.CreateTable create) {
    this.context = context;
    this.signal = signal;
    this.create = create;
  }

  List<String> run() {
    refuseOptions();
    TableDefinition definition = new DefinitionReader(create).read();
    String name = definition.name();
    if (!TABLE_NAME.matcher(name).matches() || new TableList(context, signal).isCatalog(name)) {
      throw Unsupported.at(
          create.table(),
          "Table name " + name,
          "3 to 255 of a-z A-Z 0-9 _ . - are, and not the catalog's own name");
    }
    CatalogSnapshot snapshot = context.catalog().snapshot();
    TableEntry listed = snapshot.table(name);
    TableShape stored = context.client().tables().describe(name, signal);
    if (listed != null) {
      return alreadyListed(snapshot, listed, definition, stored);
    }
    if (stored != null) {
      return register(definition, stored);
    }
    TableEntry entry = context.catalog().createTable(definition);
    makeStored(entry, true);
    return DefinitionWarnings.of(definition);
  }

  private void refuseOptions() {
    for (Statement.Option option : create.options()) {
      boolean onDemand =
          option.name().text().equalsIgnoreCase("billing")
              && option.value() instanceof Expression.Literal literal
              && literal.text().equals("on_demand");
      if (!onDemand) {
        throw Unsupported.at(
            option.name(), "Option " + option.name().text(), "billing = 'on_demand' is");
      }
    }
  }

  private List<String> alreadyListed(
      CatalogSnapshot snapshot,
      TableEntry listed,
      TableDefinition definition,
      @Nullable TableShape stored) {
    if (!create.ifNotExists()) {
      throw new DriverException(
          ErrorCode.TABLE_EXISTS, definition.name(), "; CREATE TABLE IF NOT EXISTS accepts that");
    }
    String difference = Catalog.difference(snapshot, listed, definition);
    if (difference != null) {
      throw new DriverException(ErrorCode.TABLE_DIFFERS, definition.name(), difference);
    }
    if (stored == null) {
      makeStored(listed, false);
    }
    return List.of();
  }

  /** Lists a table that DynamoDB has already, if nothing in it contradicts the declaration. */
  private List<String> register(TableDefinition definition, TableShape stored) {
    if (!create.ifNotExists()) {
      throw new DriverException(
          ErrorCode.TABLE_EXISTS,
          definition.name(),
          " in DynamoDB; CREATE TABLE IF NOT EXISTS registers it");
    }
    if (!stored.partitionKey().equals(definition.partitionKey())
        || !Objects.equals(stored.sortKey(), definition.sortKey())) {
      throw new DriverException(
          ErrorCode.TABLE_DIFFERS, definition.name(), "its primary key in DynamoDB is another");
    }
    StoredValues values = new StoredValues(context, signal);
    values.refuseInClear(definition, stored);
    TableEntry entry = context.catalog().createTable(definition);
    try {
      StoredKeys.require(TableShape.declared(entry, 0), stored);
      values.requireReadable(entry);
    } catch (DriverException failure) {
      takeBack(entry, failure);
      throw failure;
    }
    return DefinitionWarnings.of(definition);
  }

  private void makeStored(TableEntry entry, boolean undo) {
    Duration timeout = context.settings().get(ConnectionProperties.DDL_TIMEOUT);
    try {
      context.client().tables().create(TableShape.declared(entry, 0), false, timeout, signal);
    } catch (DriverException failure) {
      if (undo && failure.code() != ErrorCode.TIMEOUT && failure.code() != ErrorCode.CANCELLED) {
        takeBack(entry, failure);
      }
      throw failure;
    }
  }

  private void takeBack(TableEntry entry, DriverException failure) {
    try {
      context.catalog().dropTable(entry.name());
    } catch (DriverException second) {
      failure.addSuppressed(second);
    }
  }
}
