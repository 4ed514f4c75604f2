package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.grammar.tree.Definition.ColumnDeclaration;
import io.encdynamo.grammar.tree.Definition.Encrypted;
import io.encdynamo.grammar.tree.Definition.IndexDeclaration;
import io.encdynamo.grammar.tree.QualifiedName;

/** Definitions as text. */
final class DefinitionPrinter {
  private final Printer printer;

  DefinitionPrinter(Printer printer) {
    this.printer = printer;
  }

  void print(Definition definition) {
    if (!catalogOrKey(definition)) {
      tableOrView(definition);
    }
  }

  private boolean catalogOrKey(Definition definition) {
    if (definition instanceof Definition.CreateCatalog create) {
      printer.text("CREATE CATALOG").text(create.ifNotExists() ? " IF NOT EXISTS" : "");
      printer.statements.options(create.options());
    } else if (definition instanceof Definition.AcceptCatalog) {
      printer.text("ALTER CATALOG ACCEPT");
    } else if (definition instanceof Definition.RewrapCatalog rewrap) {
      printer.text("ALTER CATALOG REWRAP USING ").text(Names.string(rewrap.uri()));
    } else if (definition instanceof Definition.ExportCatalog export) {
      printer.text("EXPORT CATALOG TO ").text(Names.string(export.file()));
    } else if (definition instanceof Definition.ImportCatalog imported) {
      printer.text("IMPORT CATALOG FROM ").text(Names.string(imported.file()));
    } else if (definition instanceof Definition.CreateKey create) {
      printer
          .text("CREATE KEY ")
          .text(create.ifNotExists() ? "IF NOT EXISTS " : "")
          .text(Names.name(create.key()));
      if (create.uri() != null) {
        printer.text(" USING ").text(Names.string(create.uri()));
      }
    } else if (definition instanceof Definition.RotateKey rotate) {
      printer.text("ALTER KEY ").text(Names.name(rotate.key())).text(" ROTATE");
    } else if (definition instanceof Definition.RetireKeyVersion retire) {
      printer.text("ALTER KEY ").text(Names.name(retire.key())).text(" RETIRE VERSION ");
      printer.text(Long.toString(retire.version()));
    } else if (definition instanceof Definition.RewrapKey rewrap) {
      printer.text("ALTER KEY ").text(Names.name(rewrap.key())).text(" REWRAP USING ");
      printer.text(Names.string(rewrap.uri()));
    } else if (definition instanceof Definition.DropKey drop) {
      printer.text("DROP KEY ").text(drop.ifExists() ? "IF EXISTS " : "");
      printer.text(Names.name(drop.key())).text(" CONFIRM ");
      printer.text(Names.string(drop.confirmation()));
    } else {
      return false;
    }
    return true;
  }

  private void tableOrView(Definition definition) {
    if (definition instanceof Definition.CreateTable create) {
      createTable(create);
    } else if (definition instanceof Definition.AddColumn add) {
      alterTable(add.table()).text("ADD COLUMN ");
      column(add.column());
    } else if (definition instanceof Definition.DropColumn drop) {
      alterTable(drop.table()).text("DROP COLUMN ").text(Names.name(drop.column()));
    } else if (definition instanceof Definition.SetEncrypted set) {
      alterTable(set.table()).text("ALTER COLUMN ").text(Names.name(set.column())).text(" SET ");
      encrypted(set.encrypted());
      printer.statements.options(set.options());
    } else if (definition instanceof Definition.DropEncryption drop) {
      alterTable(drop.table()).text("ALTER COLUMN ").text(Names.name(drop.column()));
      printer.text(" DROP ENCRYPTION");
    } else if (definition instanceof Definition.Reencrypt reencrypt) {
      alterTable(reencrypt.table()).text("REENCRYPT");
      if (!reencrypt.columns().isEmpty()) {
        printer.text(" (").text(Names.names(reencrypt.columns())).text(")");
      }
    } else if (definition instanceof Definition.AttachTable attach) {
      printer.text("ATTACH TABLE ").text(Names.string(attach.restored())).text(" AS RESTORE OF ");
      printer.text(Names.qualified(attach.table()));
    } else if (definition instanceof Definition.ForgetTable forget) {
      printer.text("FORGET TABLE ").text(Names.qualified(forget.table()));
    } else if (definition instanceof Definition.DropTable drop) {
      printer.text("DROP TABLE ").text(drop.ifExists() ? "IF EXISTS " : "");
      printer.text(Names.qualified(drop.table()));
    } else if (definition instanceof Definition.TruncateTable truncate) {
      printer.text("TRUNCATE TABLE ").text(Names.qualified(truncate.table()));
    } else if (definition instanceof Definition.CreateIndex create) {
      printer.text("CREATE ").text(create.index().local() ? "LOCAL INDEX " : "GLOBAL INDEX ");
      printer.text(Names.name(create.index().name())).text(" ON ");
      printer.text(Names.qualified(create.table()));
      indexColumns(create.index());
    } else if (definition instanceof Definition.DropIndex drop) {
      printer.text("DROP INDEX ").text(Names.qualified(drop.index()));
    } else if (definition instanceof Definition.CreateView create) {
      printer.text(create.orReplace() ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ");
      printer.text(Names.qualified(create.view())).text(" AS ");
      printer.queries.print(create.query());
    } else if (definition instanceof Definition.DropView drop) {
      printer.text("DROP VIEW ").text(drop.ifExists() ? "IF EXISTS " : "");
      printer.text(Names.qualified(drop.view()));
    } else {
      throw Printer.unknown(definition);
    }
  }

  private Printer alterTable(QualifiedName table) {
    return printer.text("ALTER TABLE ").text(Names.qualified(table)).text(" ");
  }

  private void createTable(Definition.CreateTable create) {
    printer.text("CREATE TABLE ").text(create.ifNotExists() ? "IF NOT EXISTS " : "");
    printer.text(Names.qualified(create.table())).text(" (");
    printer.list(create.columns(), this::column);
    String separator = create.columns().isEmpty() ? "" : ", ";
    if (!create.primaryKey().isEmpty()) {
      printer.text(separator).text("PRIMARY KEY (").text(Names.names(create.primaryKey()));
      printer.text(")");
      separator = ", ";
    }
    for (IndexDeclaration index : create.indexes()) {
      printer.text(separator).text(index.local() ? "LOCAL INDEX " : "GLOBAL INDEX ");
      printer.text(Names.name(index.name()));
      indexColumns(index);
      separator = ", ";
    }
    printer.text(")");
    printer.statements.options(create.options());
  }

  private void indexColumns(IndexDeclaration index) {
    printer.text(" (").text(Names.names(index.columns())).text(") PROJECTION ");
    printer.text(index.projection());
    if (!index.included().isEmpty()) {
      printer.text(" (").text(Names.names(index.included())).text(")");
    }
  }

  private void column(ColumnDeclaration column) {
    printer.text(Names.name(column.name()));
    if (column.type() != null) {
      printer.text(" ").text(Names.type(column.type()));
    }
    printer.text(column.notNull() ? " NOT NULL" : "");
    if (column.defaultValue() != null) {
      printer.text(" DEFAULT ");
      printer.expressions.print(column.defaultValue(), ExpressionPrinter.VALUE);
    }
    printer.text(column.primaryKey() ? " PRIMARY KEY" : "");
    if (column.encrypted() != null) {
      printer.text(" ");
      encrypted(column.encrypted());
    }
  }

  private void encrypted(Encrypted encrypted) {
    printer.text("ENCRYPTED");
    if (encrypted.deterministic() != null) {
      printer.text(encrypted.deterministic() ? " DETERMINISTIC" : " RANDOMIZED");
    }
    if (encrypted.key() != null) {
      printer.text(" KEY ").text(Names.name(encrypted.key()));
    }
    if (encrypted.domain() != null) {
      printer.text(" DOMAIN ").text(Names.name(encrypted.domain()));
    }
    if (encrypted.suite() != null) {
      printer.text(" SUITE ").text(Names.name(encrypted.suite()));
    }
    if (encrypted.blindIndex()) {
      printer.text(" BLIND INDEX");
      if (encrypted.blindIndexBits() != null) {
        printer.text(" (").text(encrypted.blindIndexBits().toString()).text(")");
      }
    }
    printer.text(encrypted.padded() ? " PADDED" : "");
  }
}
