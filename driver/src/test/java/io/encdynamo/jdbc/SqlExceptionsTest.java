package io.encdynamo.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlExceptionsTest {

  @ParameterizedTest
  @CsvSource({
    "SYNTAX,               SQLSyntaxErrorException",
    "TABLE_NOT_FOUND,      SQLSyntaxErrorException",
    "COLUMN_NOT_FOUND,     SQLSyntaxErrorException",
    "ACCESS_DENIED,        SQLInvalidAuthorizationSpecException",
    "DUPLICATE_KEY,        SQLIntegrityConstraintViolationException",
    "NULL_NOT_ALLOWED,     SQLIntegrityConstraintViolationException",
    "NUMBER_OUT_OF_RANGE,  SQLDataException",
    "CAST_FAILED,          SQLDataException",
    "NOT_SUPPORTED,        SQLFeatureNotSupportedException",
    "CANNOT_CONNECT,       SQLTransientConnectionException",
    "LINK_LOST,            SQLTransientConnectionException",
    "DIRECTORY_IN_USE,     SQLTransientConnectionException",
    "OUTCOME_UNKNOWN,      SQLNonTransientConnectionException",
    "PROPERTY_UNKNOWN,     SQLNonTransientConnectionException",
    "CONNECTION_CLOSED,    SQLNonTransientConnectionException",
    "CONFLICT,             SQLTransactionRollbackException",
    "TIMEOUT,              SQLTimeoutException",
    "THROTTLED,            SQLTransientException",
    "CANCELLED,            SQLException",
    "READ_ONLY,            SQLException",
    "NOT_AUTHENTIC,        SQLException",
    "KEY_NOT_AVAILABLE,    SQLException",
  })
  void theSubclassFollowsTheState(ErrorCode code, String subclass) {
    assertThat(SqlExceptions.of(error(code)).getClass().getSimpleName()).isEqualTo(subclass);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void textStateVendorCodeAndCauseAreKept(ErrorCode code) {
    DriverException error = error(code);
    SQLException converted = SqlExceptions.of(error);
    assertThat((Throwable) converted).hasMessage(error.getMessage()).hasCause(error);
    assertThat(converted.getSQLState()).isEqualTo(code.sqlState()).hasSize(5);
    assertThat(converted.getErrorCode()).isEqualTo(code.vendorCode());
  }

  private static DriverException error(ErrorCode code) {
    return new DriverException(code, "a", "b", "c");
  }

  @Test
  void aFaultOfTheDriverTellsItsPlaceAndNoValue() {
    assertThatThrownBy(
            () ->
                SqlExceptions.run(
                    () -> {
                      throw new NumberFormatException("For input string: \"s3cret\"");
                    }))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              StringWriter trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace));
              assertThat(e.getSQLState()).isEqualTo("HY000");
              assertThat(e.getMessage()).contains("NumberFormatException");
              assertThat(trace.toString())
                  .contains("aFaultOfTheDriverTellsItsPlaceAndNoValue")
                  .doesNotContain("s3cret");
            });
  }
}
