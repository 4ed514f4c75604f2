package io.encdynamo.dynamo;

import io.encdynamo.catalog.CatalogStore;
import io.encdynamo.catalog.TableCiphers;
import io.encdynamo.dynamo.access.ItemKey;
import io.encdynamo.dynamo.access.PrimaryKey;
import io.encdynamo.dynamo.access.Read;
import io.encdynamo.dynamo.access.Write;
import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.CancelSignal;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;

/**
 * DynamoDB, as one connection or pool uses it. Safe for use by several threads. Every method that
 * sends something throws, besides what it says: 28000 if it is not allowed, 08S01 if the link is
 * lost, 53000 past DynamoDB's throughput, 42S02 if the table is not there, 57014 and HYT00 by the
 * signal.
 */
public final class DynamoClient implements AutoCloseable {
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final ClientSettings settings;
  private final SdkClients clients;
  private final Calls calls;
  private final Tables tables;
  private final TableWriter writer;
  private final ExecutorService threads;

  private DynamoClient(ClientSettings settings, SdkClients clients, ServiceErrors errors) {
    this.settings = settings;
    this.clients = clients;
    this.calls = new Calls(clients, errors);
    this.tables = new Tables(calls);
    this.writer = new TableWriter(calls, settings.maxRetries());
    this.threads = Executors.newCachedThreadPool(daemons());
  }

  /**
   * A client that has sent nothing yet.
   *
   * @throws DriverException 28000 if the profile or role cannot be used
   */
  public static DynamoClient open(ClientSettings settings) {
    ServiceErrors errors = new ServiceErrors(settings);
    try {
      return new DynamoClient(settings, SdkClients.open(settings), errors);
    } catch (SdkException e) {
      throw errors.whileConnecting(e);
    }
  }

  /** For tests: a client of given SDK clients. */
  static DynamoClient of(ClientSettings settings, SdkClients clients) {
    return new DynamoClient(settings, clients, new ServiceErrors(settings));
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "encdynamo-" + THREADS.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Sees to it that the endpoint answers.
   *
   * @throws DriverException 08001 if it does not, within the settings' connectTimeout from now on,
   *     looking for names and credentials included; 28000 if it knows nobody with these credentials
   */
  public void connect() {
    Duration most = settings.connectTimeout();
    Future<?> answer = threads.submit(() -> answer(most));
    try {
      answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DriverException(
          ErrorCode.CANNOT_CONNECT,
          settings.place(),
          "no answer within connectTimeout=" + most.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new DriverException(ErrorCode.CANCELLED);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException error) {
        throw calls.errors().whileConnecting(error);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Asks for a name of a table; that this is refused is an answer too. */
  private void answer(Duration most) {
    try {
      clients
          .once()
          .listTables(
              request ->
                  request
                      .limit(1)
                      .overrideConfiguration(override -> override.apiCallTimeout(most)));
    } catch (DynamoDbException e) {
      if (!isRefused(e)) {
        throw e;
      }
    }
  }

  /** Sends the cheapest request there is. */
  public void ping(CancelSignal signal) {
    ListTablesRequest request =
        ListTablesRequest.builder().limit(1).overrideConfiguration(Calls.within(signal)).build();
    try {
      clients.resending().listTables(request);
    } catch (DynamoDbException e) {
      if (!isRefused(e)) {
        throw calls.errors().of(e, "");
      }
    } catch (SdkException e) {
      throw calls.errors().of(e, "");
    }
  }

  private static boolean isRefused(DynamoDbException error) {
    return ServiceErrors.code(error).startsWith("AccessDenied");
  }

  /**
   * Opens a read. Nothing is sent before its first row is asked for.
   *
   * @param ciphers of the table; null if none of its columns is encrypted, or it is read as stored
   * @throws DriverException besides the usual, now or while rows are read: 5E001 for what is not
   *     authentic, 5E002 for a key that is not there, 5E005 for what cannot be asked of DynamoDB,
   *     53400 past the budget, 54000 past a limit of DynamoDB, 22000 for typing=strict
   */
  public RowCursor read(Read read, @Nullable TableCiphers ciphers, ReadContext context) {
    return new TableRead(read, new BoundTable(read.table(), ciphers), context, calls, threads)
        .open();
  }

  /**
   * Writes one item.
   *
   * @param ciphers as for {@link #read}
   * @return 1, or 0 for an update or delete whose item is not there or whose condition fails
   * @throws DriverException 23505 for a key that is there; before anything is sent 23502, 22xxx,
   *     42939, 54000, 5E005; 40001 if others were in the way again and again; 08007 if it was sent
   *     and what became of it cannot be told
   */
  public long write(Write write, @Nullable TableCiphers ciphers, CancelSignal signal) {
    return writer.write(write, ciphers, signal);
  }

  /**
   * Writes several items, each by itself, at most so many at the same time; those that name an item
   * in the same way in their order.
   *
   * @param stopAtFailure whether nothing more is sent after a failure
   * @return what became of each
   */
  public List<WriteOutcome> writeAll(
      List<? extends Write> writes,
      @Nullable TableCiphers ciphers,
      CancelSignal signal,
      int parallelism,
      boolean stopAtFailure) {
    return new ConcurrentWrites(
            writes,
            DynamoClient::lane,
            write -> writer.write(write, ciphers, signal),
            stopAtFailure)
        .run(threads, parallelism);
  }

  /** A number that writes of the same item have in common. */
  private static int lane(Write write) {
    if (write instanceof Write.Insert insert) {
      return lane(insert.table().partitionKey(), insert.item());
    }
    if (write instanceof Write.Put put) {
      return lane(put.table().partitionKey(), put.item());
    }
    String partitionKey = write.table().partitionKey();
    if (write instanceof Write.Move move) {
      return lane(partitionKey, move.row());
    }
    return write instanceof Write.Update update
        ? lane(partitionKey, update.key())
        : lane(partitionKey, ((Write.Delete) write).key());
  }

  private static int lane(String partitionKey, List<Write.Attribute> item) {
    for (Write.Attribute attribute : item) {
      if (attribute.name().equals(partitionKey)) {
        return lane(attribute.value());
      }
    }
    return 0;
  }

  private static int lane(String partitionKey, ItemKey key) {
    if (key instanceof StoredItem item) {
      AttributeValue partition = item.attributes().get(partitionKey);
      return partition == null ? 0 : StoredEquality.canonical(partition).hashCode();
    }
    return key instanceof PrimaryKey values ? lane(values.partition()) : 0;
  }

  private static int lane(Value partition) {
    return Objects.hashCode(partition.force());
  }

  /** The tables there are. */
  public Tables tables() {
    return tables;
  }

  /**
   * The store of a catalog.
   *
   * @param instance what names the data behind an embedded endpoint, whose address says nothing;
   *     empty for all others
   */
  public CatalogStore catalogStore(String table, String instance) {
    String location =
        (instance.isEmpty() ? settings.place() + "|" + identity() : instance) + "|" + table;
    return new CatalogTable(calls, tables, table, location, settings.maxRetries());
  }

  /** Accounts may have tables of the same name at the same endpoint. */
  private String identity() {
    String role = settings.roleArn();
    if (role != null) {
      return role;
    }
    if (settings.identity() instanceof ClientSettings.AccessKey key) {
      return key.id();
    }
    return settings.identity() instanceof ClientSettings.Profile profile ? profile.name() : "";
  }

  /** Ends all requests. May be called twice. */
  @Override
  public void close() {
    threads.shutdownNow();
    clients.close();
  }
}
