package io.encdynamo.session.ddl;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.catalog.StoredCatalog;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.grammar.tree.Definition;
import io.encdynamo.session.context.Context;
import io.encdynamo.session.settings.ConnectionProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements about the catalog as a whole. */
public final class CatalogStatements {
  private final Context context;

  CatalogStatements(Context context) {
    this.context = context;
  }

  /** Whether a statement is run where no catalog can be read, or none that may be used. */
  public static boolean runsWithoutCatalog(Definition definition) {
    return definition instanceof Definition.CreateCatalog
        || definition instanceof Definition.AcceptCatalog
        || definition instanceof Definition.ImportCatalog;
  }

  /** Runs one of them; null for any other statement. */
  @Nullable List<String> run(Definition definition) {
    if (definition instanceof Definition.AcceptCatalog) {
      return accept();
    } else if (definition instanceof Definition.RewrapCatalog rewrap) {
      return rewrap(rewrap);
    } else if (definition instanceof Definition.ExportCatalog export) {
      return export(export);
    } else if (definition instanceof Definition.ImportCatalog restore) {
      return restore(restore);
    }
    return null;
  }

  private List<String> rewrap(Definition.RewrapCatalog rewrap) {
    int keys = context.catalog().rewrap(rewrap.uri());
    return List.of(
        "The catalog and "
            + keys
            + " data keys are wrapped by another master key now. Set the connection property keys to"
            + " it: with the former one, new connections fail with 5E002, and open ones once the"
            + " catalog's lease is over");
  }

  private List<String> export(Definition.ExportCatalog export) {
    requireFiles("EXPORT CATALOG");
    StoredCatalog catalog = context.catalog().export();
    new CatalogFile(export.file())
        .write(catalog, context.settings().get(ConnectionProperties.CATALOG));
    return List.of();
  }

  private List<String> restore(Definition.ImportCatalog restore) {
    requireFiles("IMPORT CATALOG");
    context.catalog().restore(new CatalogFile(restore.file()).read());
    return List.of();
  }

  private void requireFiles(String statement) {
    if (!context.settings().get(ConnectionProperties.LOCAL_FILES)) {
      throw new DriverException(ErrorCode.FILES_NOT_ALLOWED, statement);
    }
  }

  private List<String> accept() {
    CatalogSnapshot accepted = context.catalog().accept();
    return List.of(
        "Accepted the catalog "
            + accepted.catalogId()
            + " at epoch "
            + accepted.epoch()
            + "; other processes that have seen a newer one refuse it until they accept it too");
  }
}
