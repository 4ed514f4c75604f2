package io.encdynamo.session.ddl;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Expression;
import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.QualifiedName;
import io.encdynamo.grammar.tree.Statement;
import io.encdynamo.plan.bind.Unsupported;
import io.encdynamo.plan.logical.Tables;
import io.encdynamo.session.context.Context;
import io.encdynamo.value.CancelSignal;
import java.time.Duration;
import java.util.List;

/** Runs the statements about catalog, keys and tables. */
public final class Definitions {
  private static final Duration STANDARD_LEASE = Duration.ofSeconds(60);

  private final Context context;
  private final CancelSignal signal;

  public Definitions(Context context, CancelSignal signal) {
    this.context = context;
    this.signal = signal;
  }

  /**
   * Runs one statement to its end.
   *
   * @return what the user should know
   * @throws DriverException of any class
   */
  public List<String> run(Definition definition) {
    if (definition instanceof Definition.CreateCatalog create) {
      context.catalog().create(create.ifNotExists(), lease(create));
      return List.of();
    }
    if (!context.catalog().hasKeys()) {
      context.requireChecked();
      throw new DriverException(
          ErrorCode.KEY_NOT_AVAILABLE,
          "of the catalog",
          "no master key is set; set the connection property keys");
    }
    List<String> ofCatalog = new CatalogStatements(context).run(definition);
    if (ofCatalog != null) {
      return ofCatalog;
    }
    KeyStatements keys = new KeyStatements(context, signal);
    ColumnStatements columns = new ColumnStatements(context, signal);
    if (definition instanceof Definition.CreateKey create) {
      keys.create(create);
    } else if (definition instanceof Definition.RotateKey rotate) {
      keys.rotate(rotate);
    } else if (definition instanceof Definition.RetireKeyVersion retire) {
      keys.retire(retire);
    } else if (definition instanceof Definition.RewrapKey rewrap) {
      keys.rewrap(rewrap);
    } else if (definition instanceof Definition.DropKey drop) {
      keys.drop(drop);
    } else if (definition instanceof Definition.SetEncrypted set) {
      columns.set(set);
    } else if (definition instanceof Definition.DropEncryption drop) {
      columns.drop(drop);
    } else if (definition instanceof Definition.Reencrypt reencrypt) {
      columns.reencrypt(reencrypt);
    } else if (definition instanceof Definition.CreateTable create) {
      return new TableCreation(context, signal, create).run();
    } else if (definition instanceof Definition.AttachTable attach) {
      return new Attachment(context, signal).attach(attach);
    } else if (definition instanceof Definition.ForgetTable forget) {
      return new Attachment(context, signal).forget(forget);
    } else if (definition instanceof Definition.DropTable drop) {
      return new TableRemoval(context, signal).run(drop);
    } else {
      throw Unsupported.at(
          definition,
          "This statement",
          "those about keys and encryption, CREATE CATALOG, CREATE TABLE and DROP TABLE are");
    }
    return List.of();
  }

  private static Duration lease(Definition.CreateCatalog create) {
    Duration lease = STANDARD_LEASE;
    for (Statement.Option option : create.options()) {
      if (!option.name().text().equalsIgnoreCase("lease")
          || !(option.value() instanceof Expression.Literal literal)
          || literal.kind() != Expression.Literal.Kind.INTEGER
          || literal.text().length() > 6) {
        throw Unsupported.at(
            option.name(), "Option " + option.name().text(), "WITH (lease = seconds) is");
      }
      lease = Duration.ofSeconds(Long.parseLong(literal.text()));
    }
    return lease;
  }

  /** The name of a table in the one schema that has tables to define. */
  static Identifier tableName(QualifiedName name) {
    List<Identifier> parts = name.parts();
    boolean schema =
        parts.size() == 2 && parts.get(0).text().equalsIgnoreCase(Tables.DEFAULT_SCHEMA);
    if (parts.size() > 1 && !schema) {
      throw Unsupported.at(
          name, "A table in this schema", "tables are made in schema " + Tables.DEFAULT_SCHEMA);
    }
    return parts.get(parts.size() - 1);
  }
}
