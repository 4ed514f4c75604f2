package io.encdynamo.jdbc;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import org.jspecify.annotations.Nullable;

/** The overloads of a connection's methods, and what it refuses with the way out. */
abstract class ConnectionFactories implements Connection, JdbcWrapper {

  abstract void requireOpen() throws SQLException;

  @Override
  public final Statement createStatement() throws SQLException {
    return createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public final Statement createStatement(int type, int concurrency) throws SQLException {
    return createStatement(type, concurrency, FetchHints.HOLDABILITY);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepareStatement(sql, type, concurrency, FetchHints.HOLDABILITY);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int generatedKeys)
      throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public final PreparedStatement prepareStatement(String sql, String[] columns)
      throws SQLException {
    return prepareStatement(sql);
  }

  private SQLFeatureNotSupportedException refused(String what, String instead) throws SQLException {
    requireOpen();
    return SqlExceptions.notSupported(what, instead);
  }

  @Override
  public final CallableStatement prepareCall(String sql) throws SQLException {
    throw refused("Calling stored procedures", "DynamoDB has none; use prepareStatement");
  }

  @Override
  public final CallableStatement prepareCall(String sql, int type, int concurrency)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public final CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public final Savepoint setSavepoint() throws SQLException {
    throw refused("A savepoint", "every statement is committed by itself");
  }

  @Override
  public final Savepoint setSavepoint(String name) throws SQLException {
    return setSavepoint();
  }

  @Override
  public final void rollback(Savepoint savepoint) throws SQLException {
    setSavepoint();
  }

  @Override
  public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
    setSavepoint();
  }

  @Override
  public final Clob createClob() throws SQLException {
    throw refused("An empty Clob", "use setString or setCharacterStream");
  }

  @Override
  public final NClob createNClob() throws SQLException {
    throw refused("An empty NClob", "use setString or setCharacterStream");
  }

  @Override
  public final Blob createBlob() throws SQLException {
    throw refused("An empty Blob", "use setBytes or setBinaryStream");
  }

  @Override
  public final SQLXML createSQLXML() throws SQLException {
    throw refused("SQLXML", "DynamoDB has no such type; use setString");
  }

  @Override
  public final Struct createStruct(String type, @Nullable Object[] attributes) throws SQLException {
    throw refused("A Struct", "pass a java.util.Map to setObject");
  }

  @Override
  public final void setShardingKey(ShardingKey key) throws SQLException {
    throw refused("A sharding key", "DynamoDB distributes items by their partition key");
  }

  @Override
  public final void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    setShardingKey(key);
  }

  @Override
  public final boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    setShardingKey(key);
    return false;
  }

  @Override
  public final boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout)
      throws SQLException {
    return setShardingKeyIfValid(key, timeout);
  }
}
