package io.encdynamo.jdbc;

import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.TypeDescription;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** What the parameters of a statement are taken as. */
final class JdbcParameterMetaData implements ParameterMetaData, JdbcWrapper {
  private final List<SqlType> types;

  JdbcParameterMetaData(List<SqlType> types) {
    this.types = types;
  }

  private SqlType type(int parameter) throws SQLException {
    if (parameter < 1 || parameter > types.size()) {
      throw SqlExceptions.of(ErrorCode.PARAMETER_INDEX, parameter, types.size());
    }
    return types.get(parameter - 1);
  }

  @Override
  public int getParameterCount() {
    return types.size();
  }

  @Override
  public int isNullable(int parameter) throws SQLException {
    type(parameter);
    return parameterNullableUnknown;
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    return type(parameter).isNumeric();
  }

  @Override
  public int getPrecision(int parameter) throws SQLException {
    return TypeDescription.of(type(parameter)).precision();
  }

  @Override
  public int getScale(int parameter) throws SQLException {
    return TypeDescription.of(type(parameter)).scale();
  }

  @Override
  public int getParameterType(int parameter) throws SQLException {
    return TypeDescription.of(type(parameter)).typeCode();
  }

  @Override
  public String getParameterTypeName(int parameter) throws SQLException {
    return JdbcResultSetMetaData.typeName(type(parameter));
  }

  @Override
  public String getParameterClassName(int parameter) throws SQLException {
    return ObjectClass.name(type(parameter));
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    type(parameter);
    return parameterModeIn;
  }
}
