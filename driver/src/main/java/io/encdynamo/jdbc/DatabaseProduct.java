package io.encdynamo.jdbc;

import io.encdynamo.session.information.FunctionNames;
import java.sql.RowIdLifetime;

/** Names, versions and words. */
abstract class DatabaseProduct extends DatabaseCapabilities {
  private static final String API_VERSION = "2012-08-10";

  @Override
  public final String getDatabaseProductName() {
    return "DynamoDB";
  }

  /** The version of the API, which is all the version that DynamoDB has. */
  @Override
  public final String getDatabaseProductVersion() {
    return API_VERSION;
  }

  @Override
  public final int getDatabaseMajorVersion() {
    return 2012;
  }

  @Override
  public final int getDatabaseMinorVersion() {
    return 8;
  }

  @Override
  public final String getDriverName() {
    return "encdynamo";
  }

  @Override
  public final String getDriverVersion() {
    return DriverVersion.CURRENT.text();
  }

  @Override
  public final int getDriverMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public final int getDriverMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  @Override
  public final int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public final int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public final int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  public final String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  public final String getSearchStringEscape() {
    return "\\";
  }

  @Override
  public final String getExtraNameCharacters() {
    return "";
  }

  @Override
  public final String getSchemaTerm() {
    return "schema";
  }

  @Override
  public final String getProcedureTerm() {
    return "procedure";
  }

  @Override
  public final String getCatalogTerm() {
    return "catalog";
  }

  @Override
  public final String getCatalogSeparator() {
    return ".";
  }

  /** Words of PartiQL and of the driver that SQL:2003 does not reserve. */
  @Override
  public final String getSQLKeywords() {
    return "BAG,EXPLAIN,INDEX,LIMIT,MISSING,PIVOT,REMOVE,SEXP,SHOW,STRING,STRUCT,TUPLE,UNPIVOT,UPSERT";
  }

  @Override
  public final String getNumericFunctions() {
    return FunctionNames.ofNumbers();
  }

  @Override
  public final String getStringFunctions() {
    return FunctionNames.ofStrings();
  }

  @Override
  public final String getSystemFunctions() {
    return FunctionNames.ofTheSystem();
  }

  @Override
  public final String getTimeDateFunctions() {
    return FunctionNames.ofTimes();
  }

  @Override
  public final RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }
}
