package io.encdynamo.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import io.encdynamo.error.DriverException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class ServiceErrorsTest {
  private final ServiceErrors errors = new ServiceErrors("the place");

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 400, 28000",
    "UnrecognizedClientException, 400, 28000",
    "ExpiredTokenException, 400, 28000",
    "ResourceNotFoundException, 400, 42S02",
    "ResourceInUseException, 400, 42S01",
    "ProvisionedThroughputExceededException, 400, 53000",
    "ThrottlingException, 400, 53000",
    "RequestLimitExceeded, 400, 53000",
    "TransactionConflictException, 400, 40001",
    "ItemCollectionSizeLimitExceededException, 400, 54000",
    "InternalServerError, 500, 08S01",
    "ServiceUnavailable, 503, 08S01",
    "SomethingNew, 503, 08S01",
    "SomethingNew, 400, HY000",
  })
  void anErrorOfTheServiceHasItsState(String code, int status, String state) {
    DriverException mapped = errors.of(Fakes.error(code, status, "text"), "people");
    assertThat(mapped.code().sqlState()).isEqualTo(state);
  }

  @Test
  void aLostLinkIsOneAndWhileConnectingIsAnother() {
    SdkException refused =
        SdkClientException.create("Unable to execute", new ConnectException("refused"));
    assertThat(errors.of(refused, "").code().sqlState()).isEqualTo("08S01");
    assertThat(errors.whileConnecting(refused).code().sqlState()).isEqualTo("08001");
    SdkException silent =
        SdkClientException.create(
            "Unable to execute", new SocketTimeoutException("Read timed out"));
    assertThat(errors.of(silent, ""))
        .hasMessageContaining("the place")
        .hasMessageContaining("timed");
    SdkException late = ApiCallTimeoutException.create(5);
    assertThat(errors.of(late, "").code().sqlState()).isEqualTo("HYT00");
    assertThat(errors.whileConnecting(late).code().sqlState()).isEqualTo("08001");
  }

  @Test
  void missingCredentialsAreToldApartFromALostLink() {
    SdkException none = SdkClientException.create("Unable to load credentials from any provider");
    assertThat(errors.of(none, "").code().sqlState()).isEqualTo("28000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One or more parameter values were invalid: secret4711",
        "The parameter cannot be converted to a numeric value: secret4711",
        "Cannot convert attribute secret4711",
      })
  void aTextThatMayHoldAValueIsKeptOut(String text) {
    DriverException mapped = errors.of(Fakes.error("ValidationException", 400, text), "people");
    assertThat(mapped).hasMessageNotContaining("secret4711").hasNoCause();
    assertThat(mapped).hasMessageContaining("ValidationException").hasMessageContaining("people");
  }

  @Test
  void aTextThatCanHoldNoneIsPassedOn() {
    DriverException mapped =
        errors.of(
            Fakes.error(
                "ValidationException",
                400,
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: id"),
            "people");
    assertThat(mapped).hasMessageContaining("non-primary key").hasMessageContaining("REQUEST");
  }
}
