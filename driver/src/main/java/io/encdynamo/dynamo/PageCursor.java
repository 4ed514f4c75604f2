package io.encdynamo.dynamo;

import io.encdynamo.error.DriverException;
import io.encdynamo.error.ErrorCode;
import io.encdynamo.value.RowCursor;
import io.encdynamo.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of pages that other threads fetch ahead, within bounds: as many pages wait as requests run.
 * Nothing is sent before the first row is asked for. The first page of a read that has one part is
 * fetched by the thread that asks: a small read needs no other.
 */
final class PageCursor implements RowCursor {
  private static final long LOOK_AT_SIGNAL_MILLIS = 50;
  private static final Value[] NO_VALUES = {};

  private final RowDecoder decoder;
  private final ReadContext context;
  private final ExecutorService threads;
  private final int parallelism;
  private final long limit;

  /** Parts that nobody works on; guarded by itself. */
  private final Deque<PageSource> sources;

  private final BlockingQueue<Batch> ready;
  private final List<Future<?>> workers = new CopyOnWriteArrayList<>();
  private Batch current = NOTHING;
  private int position;
  private long given;
  private int working;
  private boolean started;
  private boolean exhausted;
  private volatile boolean closed;

  /** What a worker hands over. */
  private sealed interface Batch permits Rows, Empty, Finished, Failed {
    default int size() {
      return 0;
    }

    default Value[] row(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Rows(Value[][] rows) implements Batch {
    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public Value[] row(int index) {
      return rows[index];
    }
  }

  /** Rows without columns. */
  private record Empty(int count) implements Batch {
    @Override
    public int size() {
      return count;
    }

    @Override
    public Value[] row(int index) {
      return NO_VALUES;
    }
  }

  private record Finished() implements Batch {}

  private record Failed(RuntimeException error) implements Batch {}

  private static final Batch NOTHING = new Empty(0);

  /**
   * @param sources the parts, in the order in which their rows come if one request runs at a time
   * @param parallelism the most requests at a time
   * @param limit the most rows; 0 for all
   */
  PageCursor(
      List<PageSource> sources,
      RowDecoder decoder,
      ReadContext context,
      ExecutorService threads,
      int parallelism,
      long limit) {
    this.sources = new ArrayDeque<>(sources);
    this.decoder = decoder;
    this.context = context;
    this.threads = threads;
    this.parallelism = Math.max(1, Math.min(parallelism, sources.size()));
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
    this.ready = new ArrayBlockingQueue<>(this.parallelism + 1);
  }

  @Override
  public Value @Nullable [] next() {
    context.signal().check();
    while (!exhausted) {
      if (closed) {
        throw new DriverException(ErrorCode.OBJECT_CLOSED, "cursor");
      }
      if (position < current.size()) {
        Value[] row = current.row(position++);
        if (++given >= limit) {
          end();
        }
        return row;
      }
      advance();
    }
    return null;
  }

  private void end() {
    exhausted = true;
    current = NOTHING;
    close();
  }

  private void advance() {
    position = 0;
    current = NOTHING;
    if (!started) {
      started = true;
      current = start();
    } else if (working == 0) {
      end();
    } else {
      take(await());
    }
  }

  private void take(Batch batch) {
    if (batch instanceof Finished) {
      working--;
    } else if (batch instanceof Failed failed) {
      close();
      throw failed.error();
    } else {
      current = batch;
    }
  }

  private Batch start() {
    PageSource only = parallelism == 1 ? sources.poll() : null;
    if (only == null) {
      fork(Math.min(parallelism, sources.size()));
      return NOTHING;
    }
    Batch first = decode(only.next());
    if (only.hasMore()) {
      sources.addFirst(only);
    }
    if (!sources.isEmpty()) {
      fork(1);
    }
    return first;
  }

  private void fork(int count) {
    working = count;
    for (int i = 0; i < count; i++) {
      workers.add(threads.submit(this::work));
    }
  }

  private void work() {
    try {
      hand(fetchAll());
    } catch (InterruptedException e) {
      // close() ends the workers so; nobody waits for this one
      Thread.currentThread().interrupt();
    }
  }

  /** Fetches parts until there are none; what ended it is for the reader to know. */
  private Batch fetchAll() throws InterruptedException {
    try {
      for (PageSource source = poll(); source != null; source = poll()) {
        while (source.hasMore() && !closed) {
          hand(decode(source.next()));
        }
      }
      return new Finished();
    } catch (RuntimeException e) {
      return new Failed(e);
    } catch (Error e) {
      return new Failed(new IllegalStateException(e));
    }
  }

  private @Nullable PageSource poll() {
    synchronized (sources) {
      return sources.poll();
    }
  }

  private void hand(Batch batch) throws InterruptedException {
    if (!closed) {
      ready.put(batch);
    }
  }

  private Batch decode(Page page) {
    if (page.items().isEmpty()) {
      return new Empty(page.counted());
    }
    List<Map<String, AttributeValue>> items = page.items();
    Value[][] rows = new Value[items.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = decoder.row(items.get(i));
    }
    return new Rows(rows);
  }

  private Batch await() {
    try {
      Batch batch = ready.poll(LOOK_AT_SIGNAL_MILLIS, TimeUnit.MILLISECONDS);
      while (batch == null) {
        context.signal().check();
        if (closed) {
          throw new DriverException(ErrorCode.OBJECT_CLOSED, "cursor");
        }
        batch = ready.poll(LOOK_AT_SIGNAL_MILLIS, TimeUnit.MILLISECONDS);
      }
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new DriverException(ErrorCode.CANCELLED);
    }
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(worker -> worker.cancel(true));
    ready.clear();
  }
}
