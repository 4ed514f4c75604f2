package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.spi.KeyDeniedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What the SDK throws when KMS is asked, as the driver's errors. KMS's refusal alone is a {@link
 * KeyDeniedException}; that nobody is known by the credentials is 28000, slowness HYT00, absence
 * 08S01, and everything about the key itself 5E002.
 */
final class KmsErrors {
  private static final int SERVER_FAULT = 500;

  private final String place;
  private final Duration socketTimeout;

  /**
   * The errors of one KMS.
   *
   * @param endpoint null for AWS's own of the region
   * @param region empty if it is not known
   */
  KmsErrors(@Nullable URI endpoint, String region, Duration socketTimeout) {
    this.place =
        endpoint == null
            ? region.isEmpty() ? "KMS" : "KMS in " + region
            : "KMS at "
                + endpoint.getScheme()
                + "://"
                + endpoint.getHost()
                + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    this.socketTimeout = socketTimeout;
  }

  /** Whether the same request may succeed when it is sent again. */
  static boolean mayPass(Throwable failure) {
    if (failure instanceof SdkServiceException service) {
      return service.statusCode() >= SERVER_FAULT
          || service.isThrottlingException()
          || service.isClockSkewException();
    }
    return !isSlow(failure) && ServiceErrors.cause(failure, IOException.class) != null;
  }

  static boolean isThrottled(Throwable failure) {
    return failure instanceof SdkServiceException service && service.isThrottlingException();
  }

  /** An answer that did not come in time, where a connection was there. */
  private static boolean isSlow(Throwable failure) {
    SocketTimeoutException timeout = ServiceErrors.cause(failure, SocketTimeoutException.class);
    return failure instanceof ApiCallAttemptTimeoutException
        || (timeout != null && !timeout.getClass().getSimpleName().startsWith("Connect"));
  }

  /**
   * What went wrong.
   *
   * @param key what messages call the key, to stand behind "Key"
   */
  RuntimeException of(SdkException failure, Object key) {
    if (failure instanceof AwsServiceException service) {
      return service(service, key);
    }
    if (isSlow(failure)) {
      return new DriverException(
          ErrorCode.TIMEOUT, place, "socketTimeout=" + socketTimeout.toMillis() + " ms");
    }
    return new ServiceErrors(place).of(failure, "");
  }

  private RuntimeException service(AwsServiceException error, Object key) {
    String code = ServiceErrors.code(error);
    if (code.equals("AccessDeniedException")) {
      return new KeyDeniedException("KMS refuses it: " + ServiceErrors.text(error));
    }
    if (ServiceErrors.isAboutCredentials(error)) {
      return new DriverException(ErrorCode.ACCESS_DENIED, place, code);
    }
    if (error.isThrottlingException()) {
      return new DriverException(
          ErrorCode.LINK_LOST, place, "it throttles requests, past maxRetries");
    }
    if (error.statusCode() >= SERVER_FAULT) {
      return new DriverException(
          ErrorCode.LINK_LOST,
          place,
          code + " (status " + error.statusCode() + ServiceErrors.id(error) + ")");
    }
    return new DriverException(
        ErrorCode.KEY_NOT_AVAILABLE,
        key,
        switch (code) {
          case "NotFoundException" ->
              "there is no such key in " + place + "; check its ARN or alias, and the region";
          case "DisabledException" -> "its key in KMS is disabled; enable it";
          case "KMSInvalidStateException" ->
              "the state of its key in KMS does not allow its use; it may be pending deletion";
          case "InvalidCiphertextException", "IncorrectKeyException" ->
              "another master key wrapped it, it belongs to another place, or it is damaged; set the"
                  + " one it was made with";
          case "InvalidKeyUsageException" ->
              "its key in KMS is not a symmetric one for encryption; use such a key";
          default -> "KMS refused the request: " + code + ServiceErrors.id(error);
        });
  }
}
