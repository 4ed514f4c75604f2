package io.encdynamo.jdbc;

import io.encdynamo.jdbc.metadata.GetAttributes;
import io.encdynamo.jdbc.metadata.GetBestRowIdentifier;
import io.encdynamo.jdbc.metadata.GetCatalogs;
import io.encdynamo.jdbc.metadata.GetClientInfoProperties;
import io.encdynamo.jdbc.metadata.GetColumnPrivileges;
import io.encdynamo.jdbc.metadata.GetColumns;
import io.encdynamo.jdbc.metadata.GetForeignKeys;
import io.encdynamo.jdbc.metadata.GetFunctionColumns;
import io.encdynamo.jdbc.metadata.GetFunctions;
import io.encdynamo.jdbc.metadata.GetIndexInfo;
import io.encdynamo.jdbc.metadata.GetPrimaryKeys;
import io.encdynamo.jdbc.metadata.GetProcedureColumns;
import io.encdynamo.jdbc.metadata.GetProcedures;
import io.encdynamo.jdbc.metadata.GetPseudoColumns;
import io.encdynamo.jdbc.metadata.GetSchemas;
import io.encdynamo.jdbc.metadata.GetSuperTables;
import io.encdynamo.jdbc.metadata.GetSuperTypes;
import io.encdynamo.jdbc.metadata.GetTablePrivileges;
import io.encdynamo.jdbc.metadata.GetTableTypes;
import io.encdynamo.jdbc.metadata.GetTables;
import io.encdynamo.jdbc.metadata.GetTypeInfo;
import io.encdynamo.jdbc.metadata.GetUdts;
import io.encdynamo.jdbc.metadata.GetVersionColumns;
import io.encdynamo.jdbc.metadata.MetadataResult;
import io.encdynamo.session.Session;
import io.encdynamo.session.settings.ConnectionProperties;
import io.encdynamo.session.settings.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Hands each question to the class that answers it. */
final class JdbcDatabaseMetaData extends DatabaseProduct {
  private final JdbcConnection connection;

  JdbcDatabaseMetaData(JdbcConnection connection) {
    this.connection = connection;
  }

  /** Asks a class of {@code jdbc.metadata}. */
  private interface Question {
    MetadataResult ask(Session session);
  }

  private ResultSet answer(Question question) throws SQLException {
    return SqlExceptions.call(
        () -> {
          MetadataResult result = question.ask(connection.session());
          return JdbcResultSet.detached(result.columns(), result.rows());
        });
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  /** The URL without secrets. */
  @Override
  public String getURL() {
    return connection.settings().url();
  }

  /** The access key id, or empty where credentials come from a profile or the default chain. */
  @Override
  public String getUserName() {
    return connection.settings().get(ConnectionProperties.USER).orElse("");
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return connection.isReadOnly();
  }

  @Override
  public boolean usesLocalFiles() {
    return connection.settings().target() instanceof Target.Local local
        && local.directory() != null;
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return answer(session -> GetTables.run(session, catalog, schemaPattern, tablePattern, types));
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return answer(
        session -> GetColumns.run(session, catalog, schemaPattern, tablePattern, columnPattern));
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    return answer(session -> GetSchemas.run(session, catalog, schemaPattern));
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return answer(session -> GetCatalogs.run());
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return answer(session -> GetTableTypes.run());
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return answer(session -> GetTypeInfo.run());
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return answer(session -> GetPrimaryKeys.run(session, catalog, schema, table));
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    return answer(session -> GetIndexInfo.run(session, catalog, schema, table));
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    return answer(session -> GetBestRowIdentifier.run(session, catalog, schema, table));
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return answer(session -> GetForeignKeys.run());
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return answer(session -> GetForeignKeys.run());
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return answer(session -> GetForeignKeys.run());
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
      throws SQLException {
    return answer(session -> GetProcedures.run());
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String pattern,
      @Nullable String columnPattern)
      throws SQLException {
    return answer(session -> GetProcedureColumns.run());
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
      throws SQLException {
    return answer(session -> GetFunctions.run());
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String pattern,
      @Nullable String columnPattern)
      throws SQLException {
    return answer(session -> GetFunctionColumns.run());
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String pattern,
      int @Nullable [] types)
      throws SQLException {
    return answer(session -> GetUdts.run());
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern)
      throws SQLException {
    return answer(session -> GetAttributes.run());
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
      throws SQLException {
    return answer(session -> GetSuperTypes.run());
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
      throws SQLException {
    return answer(session -> GetSuperTables.run());
  }

  @Override
  public ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return answer(session -> GetVersionColumns.run());
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern)
      throws SQLException {
    return answer(session -> GetColumnPrivileges.run());
  }

  @Override
  public ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return answer(session -> GetTablePrivileges.run());
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return answer(session -> GetPseudoColumns.run());
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return answer(session -> GetClientInfoProperties.run());
  }
}
