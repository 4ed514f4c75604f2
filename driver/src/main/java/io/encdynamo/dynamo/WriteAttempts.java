package io.encdynamo.dynamo;

import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Sends one write until it is answered, always the same bytes. What was surely not applied
 * (throttled, refused for a conflict, never connected) is simply sent again. After a request
 * without an answer (link lost, error 5xx: it may have been applied) it is remembered that what
 * comes next may show our own write. The SDK's own retries are off here, since they would hide
 * that.
 */
final class WriteAttempts {
  private final Calls calls;
  private final String table;
  private final @Nullable TableCiphers ciphers;
  private final long stamp;
  private final CancelSignal signal;
  private final Backoff backoff;
  private final int maxRetries;
  private boolean unanswered;

  /** The keys are others than what is to be written was encrypted with; nothing was applied. */
  static final class KeysChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysChanged() {
      super("The keys have changed");
    }
  }

  /**
   * The attempts of a write that is encrypted after this call.
   *
   * @param ciphers checked before each attempt; null for none
   */
  WriteAttempts(
      Calls calls,
      String table,
      @Nullable TableCiphers ciphers,
      CancelSignal signal,
      int maxRetries) {
    this.calls = calls;
    this.table = table;
    this.ciphers = ciphers;
    this.stamp = stamp();
    this.signal = signal;
    this.backoff = new Backoff(signal);
    this.maxRetries = maxRetries;
  }

  /** Whether a request of this write got no answer, so that it may have been applied. */
  boolean unanswered() {
    return unanswered;
  }

  /**
   * @param request is told whether an earlier one may have been applied
   * @throws ConditionalCheckFailedException as the SDK gives it
   * @throws TransactionCanceledException as the SDK gives it, unless for a conflict
   * @throws KeysChanged if it must be encrypted anew
   * @throws DriverException 40001 if the table was altered; 08007 if no answer came; else as any
   *     request
   */
  <R> R send(Function<Boolean, R> request) {
    while (true) {
      check();
      try {
        return request.apply(unanswered);
      } catch (ConditionalCheckFailedException e) {
        throw e;
      } catch (TransactionCanceledException e) {
        if (!isConflict(e) || backoff.waits() >= maxRetries) {
          throw e;
        }
      } catch (SdkException e) {
        afterFailure(e);
      }
      await();
    }
  }

  /** Returns if the write may be sent again. */
  private void afterFailure(SdkException error) {
    boolean last = backoff.waits() >= maxRetries;
    if (wasNotApplied(error)) {
      if (last) {
        throw unanswered
            ? unknown("DynamoDB could not be asked again")
            : calls.errors().of(error, table);
      }
    } else if (mayHaveBeenApplied(error)) {
      unanswered = true;
      if (last || isOver(error)) {
        throw unknown("no answer came");
      }
    } else {
      throw unanswered
          ? unknown("DynamoDB refused it when asked again")
          : calls.errors().of(error, table);
    }
  }

  private static boolean wasNotApplied(SdkException error) {
    return ServiceErrors.isThrottled(error)
        || error instanceof TransactionConflictException
        || ServiceErrors.cause(error, ConnectException.class) != null
        || ServiceErrors.cause(error, ConnectTimeoutException.class) != null
        || ServiceErrors.cause(error, NoRouteToHostException.class) != null
        || ServiceErrors.cause(error, UnknownHostException.class) != null;
  }

  private static boolean mayHaveBeenApplied(SdkException error) {
    return (error instanceof SdkServiceException service && service.statusCode() >= 500)
        || isOver(error)
        || error instanceof ApiCallAttemptTimeoutException
        || ServiceErrors.cause(error, IOException.class) != null;
  }

  /** The statement's time is over, or its thread was interrupted. */
  private static boolean isOver(SdkException error) {
    return error instanceof ApiCallTimeoutException || error instanceof AbortedException;
  }

  static boolean isConflict(TransactionCanceledException error) {
    return error.hasCancellationReasons()
        && error.cancellationReasons().stream()
            .noneMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))
        && error.cancellationReasons().stream()
            .anyMatch(
                reason ->
                    "TransactionConflict".equals(reason.code())
                        || "ThrottlingError".equals(reason.code())
                        || "ProvisionedThroughputExceeded".equals(reason.code()));
  }

  private void await() {
    try {
      backoff.await();
    } catch (DriverException e) {
      throw unanswered ? unknown("the statement ended before an answer came") : e;
    }
  }

  /** Each attempt is one of its own: it needs the time, and a catalog that still says the same. */
  private void check() {
    try {
      signal.check();
      if (ciphers != null) {
        ciphers.check();
      }
    } catch (DriverException e) {
      throw unanswered ? unknown("the statement ended before an answer came") : e;
    }
    if (stamp() != stamp) {
      if (unanswered) {
        throw unknown("the keys changed before an answer came");
      }
      throw new KeysChanged();
    }
  }

  private long stamp() {
    return ciphers == null ? 0 : ciphers.stamp();
  }

  /** The limits of an attempt: the statement's time, and the lease of what was just checked. */
  @Nullable AwsRequestOverrideConfiguration within() {
    AwsRequestOverrideConfiguration within = Calls.within(signal);
    if (ciphers == null) {
      return within;
    }
    AwsRequestOverrideConfiguration.Builder limits =
        within == null ? AwsRequestOverrideConfiguration.builder() : within.toBuilder();
    return limits.apiCallAttemptTimeout(ciphers.lease()).build();
  }

  DriverException unknown(String reason) {
    return new DriverException(
        ErrorCode.OUTCOME_UNKNOWN, "a write to table '" + table + "' was sent, and " + reason);
  }
}
