package io.encdynamo.jdbc;

import io.encdynamo.value.TypeDescription;
import java.sql.DatabaseMetaData;

/** How large things may be; 0 where there is no limit or none is known. */
abstract class DatabaseLimits implements DatabaseMetaData, JdbcWrapper {

  @Override
  public final int getMaxBinaryLiteralLength() {
    return 0;
  }

  @Override
  public final int getMaxCharLiteralLength() {
    return 0;
  }

  /** DynamoDB: 64 kB less one; for keys 255. */
  @Override
  public final int getMaxColumnNameLength() {
    return 65535;
  }

  @Override
  public final int getMaxColumnsInGroupBy() {
    return 0;
  }

  /** Partition key and sort key. */
  @Override
  public final int getMaxColumnsInIndex() {
    return 2;
  }

  @Override
  public final int getMaxColumnsInOrderBy() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInSelect() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInTable() {
    return 0;
  }

  @Override
  public final int getMaxConnections() {
    return 0;
  }

  @Override
  public final int getMaxCursorNameLength() {
    return 0;
  }

  /** A partition key of 2048 bytes and a sort key of 1024. */
  @Override
  public final int getMaxIndexLength() {
    return 2048 + 1024;
  }

  @Override
  public final int getMaxSchemaNameLength() {
    return 0;
  }

  @Override
  public final int getMaxProcedureNameLength() {
    return 0;
  }

  @Override
  public final int getMaxCatalogNameLength() {
    return 0;
  }

  /** An item of DynamoDB has 400 kB, names included. */
  @Override
  public final int getMaxRowSize() {
    return TypeDescription.LONGEST;
  }

  @Override
  public final int getMaxStatementLength() {
    return 0;
  }

  @Override
  public final int getMaxStatements() {
    return 0;
  }

  @Override
  public final int getMaxTableNameLength() {
    return 255;
  }

  @Override
  public final int getMaxTablesInSelect() {
    return 0;
  }

  @Override
  public final int getMaxUserNameLength() {
    return 0;
  }

  @Override
  public final boolean doesMaxRowSizeIncludeBlobs() {
    return true;
  }

  @Override
  public final long getMaxLogicalLobSize() {
    return TypeDescription.LONGEST;
  }
}
