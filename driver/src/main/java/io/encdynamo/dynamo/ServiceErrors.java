package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK throws, as the driver's errors: one table, by the code of the service's error. The
 * service repeats values in some of its texts, so a text is passed on only where it cannot hold
 * any; an exception of the service is not kept as a cause for the same reason.
 */
final class ServiceErrors {

  /** How an error of the service becomes one of ours. */
  private enum Meaning {
    DENIED,
    BAD_CREDENTIALS,
    NO_TABLE,
    TABLE_BUSY,
    THROTTLED,
    CONFLICT,
    TOO_LARGE,
    LIMIT,
    INVALID,
    SERVICE_FAILED
  }

  /** The codes of the API reference, "Common Errors" and the errors of each operation. */
  private static final Map<String, Meaning> BY_CODE =
      Map.ofEntries(
          Map.entry("AccessDeniedException", Meaning.DENIED),
          Map.entry("AccessDenied", Meaning.DENIED),
          Map.entry("UnrecognizedClientException", Meaning.BAD_CREDENTIALS),
          Map.entry("InvalidSignatureException", Meaning.BAD_CREDENTIALS),
          Map.entry("IncompleteSignatureException", Meaning.BAD_CREDENTIALS),
          Map.entry("MissingAuthenticationTokenException", Meaning.BAD_CREDENTIALS),
          Map.entry("MissingAuthenticationToken", Meaning.BAD_CREDENTIALS),
          Map.entry("ExpiredTokenException", Meaning.BAD_CREDENTIALS),
          Map.entry("ExpiredToken", Meaning.BAD_CREDENTIALS),
          Map.entry("InvalidClientTokenId", Meaning.BAD_CREDENTIALS),
          Map.entry("NotAuthorized", Meaning.BAD_CREDENTIALS),
          Map.entry("OptInRequired", Meaning.BAD_CREDENTIALS),
          Map.entry("RequestExpired", Meaning.BAD_CREDENTIALS),
          Map.entry("ResourceNotFoundException", Meaning.NO_TABLE),
          Map.entry("TableNotFoundException", Meaning.NO_TABLE),
          Map.entry("ResourceInUseException", Meaning.TABLE_BUSY),
          Map.entry("ProvisionedThroughputExceededException", Meaning.THROTTLED),
          Map.entry("ThrottlingException", Meaning.THROTTLED),
          Map.entry("Throttling", Meaning.THROTTLED),
          Map.entry("RequestLimitExceeded", Meaning.THROTTLED),
          Map.entry("TransactionConflictException", Meaning.CONFLICT),
          Map.entry("TransactionInProgressException", Meaning.CONFLICT),
          Map.entry("TransactionCanceledException", Meaning.CONFLICT),
          Map.entry("ConditionalCheckFailedException", Meaning.CONFLICT),
          Map.entry("ReplicatedWriteConflictException", Meaning.CONFLICT),
          Map.entry("ItemCollectionSizeLimitExceededException", Meaning.TOO_LARGE),
          Map.entry("LimitExceededException", Meaning.LIMIT),
          Map.entry("ValidationException", Meaning.INVALID),
          Map.entry("ValidationError", Meaning.INVALID),
          Map.entry("SerializationException", Meaning.INVALID),
          Map.entry("InternalServerError", Meaning.SERVICE_FAILED),
          Map.entry("InternalFailure", Meaning.SERVICE_FAILED),
          Map.entry("ServiceUnavailable", Meaning.SERVICE_FAILED),
          Map.entry("ServiceUnavailableException", Meaning.SERVICE_FAILED));

  /** Beginnings of ValidationException texts after which only names of attributes follow. */
  private static final List<String> WITHOUT_VALUES =
      List.of(
          "Filter Expression can only contain non-primary key attributes",
          "Query condition missed key schema element",
          "Query key condition not supported",
          "Item size has exceeded the maximum allowed size",
          "Item size to update has exceeded the maximum allowed size",
          "Consistent reads are not supported on global secondary indexes",
          "One or more parameter values were invalid: Missing the key",
          "One or more parameter values were invalid: Type mismatch for",
          "The provided key element does not match the schema",
          "The number of conditions on the keys is invalid",
          "The table does not have the specified index",
          "Invalid FilterExpression: The expression has reached",
          "Expression size has exceeded the maximum allowed size",
          "Too many items requested",
          "TableName must be at least",
          "Resource cannot be deleted as it is currently protected");

  private static final int ITEM_TOO_LARGE = 413;

  private final String place;

  ServiceErrors(ClientSettings settings) {
    this(settings.place());
  }

  ServiceErrors(String place) {
    this.place = place;
  }

  /** What went wrong while something was asked of a table; the table is empty for none. */
  DriverException of(SdkException error, String table) {
    if (error instanceof AwsServiceException service) {
      return service(service, table);
    }
    if (error instanceof ApiCallTimeoutException
        || error instanceof ApiCallAttemptTimeoutException) {
      return new DriverException(ErrorCode.TIMEOUT, "The request", "the time given for it");
    }
    if (error instanceof AbortedException) {
      return new DriverException(ErrorCode.CANCELLED);
    }
    IOException io = cause(error, IOException.class);
    if (io != null) {
      return new DriverException(error, ErrorCode.LINK_LOST, place, reason(io));
    }
    if (error instanceof SdkClientException && isAboutCredentials(error)) {
      return new DriverException(
          error,
          ErrorCode.ACCESS_DENIED,
          place,
          "there are no credentials, or they cannot be read");
    }
    return new DriverException(error, ErrorCode.LINK_LOST, place, name(error));
  }

  /** The same while a connection is made: 08001 for what is 08S01 or HYT00 later. */
  DriverException whileConnecting(SdkException error) {
    DriverException mapped = of(error, "");
    return switch (mapped.code()) {
      case LINK_LOST -> {
        IOException io = cause(error, IOException.class);
        yield new DriverException(
            error, ErrorCode.CANNOT_CONNECT, place, io == null ? name(error) : reason(io));
      }
      case TIMEOUT ->
          new DriverException(
              error, ErrorCode.CANNOT_CONNECT, place, "no answer within connectTimeout");
      case THROTTLED, UNEXPECTED ->
          new DriverException(ErrorCode.CANNOT_CONNECT, place, String.valueOf(mapped.getMessage()));
      default -> mapped;
    };
  }

  private DriverException service(AwsServiceException error, String table) {
    String code = code(error);
    Meaning meaning = BY_CODE.get(code);
    if (meaning == null) {
      meaning = error.statusCode() >= 500 ? Meaning.SERVICE_FAILED : Meaning.INVALID;
    }
    String object = table.isEmpty() ? place : "table '" + table + "'";
    return switch (meaning) {
      case DENIED -> new DriverException(ErrorCode.ACCESS_DENIED, object, text(error));
      case BAD_CREDENTIALS -> new DriverException(ErrorCode.ACCESS_DENIED, place, code);
      case NO_TABLE -> new DriverException(ErrorCode.TABLE_NOT_FOUND, table, " in DynamoDB");
      case TABLE_BUSY ->
          new DriverException(
              ErrorCode.TABLE_EXISTS, table, ", or it is being created, changed or deleted");
      case THROTTLED -> new DriverException(ErrorCode.THROTTLED, object);
      case CONFLICT -> new DriverException(ErrorCode.CONFLICT);
      case TOO_LARGE ->
          new DriverException(
              ErrorCode.LIMIT_EXCEEDED,
              "A partition of a table with a local index",
              "10 GB for each value of the partition key");
      case LIMIT ->
          new DriverException(ErrorCode.LIMIT_EXCEEDED, "The request for " + object, "the account");
      case INVALID -> invalid(error, code, object);
      case SERVICE_FAILED ->
          new DriverException(
              ErrorCode.LINK_LOST,
              place,
              code + " (status " + error.statusCode() + id(error) + ")");
    };
  }

  private static DriverException invalid(AwsServiceException error, String code, String object) {
    String text = text(error);
    if (error.statusCode() == ITEM_TOO_LARGE
        || text.contains("exceeded the maximum allowed size")) {
      return new DriverException(ErrorCode.LIMIT_EXCEEDED, "A request for " + object, "DynamoDB");
    }
    boolean harmless = WITHOUT_VALUES.stream().anyMatch(text::startsWith);
    return new DriverException(
        ErrorCode.UNEXPECTED,
        "DynamoDB refused a request for " + object + ": " + (harmless ? text : code) + id(error));
  }

  /** The code of a service's error; empty if it sent none. */
  static String code(AwsServiceException error) {
    AwsErrorDetails details = error.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  static boolean isThrottled(SdkException error) {
    return error instanceof AwsServiceException service
        && BY_CODE.get(code(service)) == Meaning.THROTTLED;
  }

  /** Whether nobody is known by the credentials, which says nothing about anybody's rights. */
  static boolean isAboutCredentials(AwsServiceException error) {
    return BY_CODE.get(code(error)) == Meaning.BAD_CREDENTIALS;
  }

  static <T extends Throwable> @Nullable T cause(Throwable error, Class<T> type) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }

  static String text(AwsServiceException error) {
    AwsErrorDetails details = error.awsErrorDetails();
    String message = details == null ? null : details.errorMessage();
    return message == null ? "" : message;
  }

  /** The id of the request that failed, to be put behind a text. */
  static String id(AwsServiceException error) {
    return error.requestId() == null ? "" : ", request " + error.requestId();
  }

  private static boolean isAboutCredentials(SdkException error) {
    String message = String.valueOf(error.getMessage());
    return message.contains("credentials") || message.contains("SSO") || message.contains("rofile");
  }

  private static String reason(IOException io) {
    String message = io.getMessage();
    return message == null ? name(io) : name(io) + ": " + message;
  }

  private static String name(Throwable error) {
    return error.getClass().getSimpleName();
  }
}
