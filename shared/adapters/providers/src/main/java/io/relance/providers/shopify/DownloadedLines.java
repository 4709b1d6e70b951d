package io.relance.providers.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The lines of a file that is being downloaded, with their places in it. */
final class DownloadedLines implements AutoCloseable {
  /** A longer line is read over, and given as an empty one. */
  private static final int LONGEST = 5 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final InputStream content;
  private final Duration silence;
  private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long line;
  private long offset;

  /**
   * Lines from a place on.
   *
   * @param silence after which a download without a byte has broken off
   */
  DownloadedLines(InputStream content, RecordPlace from, Duration silence) {
    this.content = content;
    this.silence = silence;
    this.line = from.line();
    this.offset = from.offset();
  }

  /** Where the next line begins. */
  RecordPlace place() {
    return new RecordPlace(line, offset);
  }

  /**
   * The next line that is not blank; empty at the end.
   *
   * @throws TransientFailure when the download breaks off
   */
  Optional<String> next() {
    var bytes = new ByteArrayOutputStream(512);
    long length = 0;
    while (at < filled || fill()) {
      byte next = buffer[at++];
      offset++;
      if (next == '\n') {
        line++;
        return Optional.of(text(bytes, length));
      }
      if (++length <= LONGEST) {
        bytes.write(next);
      }
    }
    return length == 0 ? Optional.empty() : Optional.of(text(bytes, length));
  }

  private static String text(ByteArrayOutputStream bytes, long length) {
    return length > LONGEST ? "" : bytes.toString(UTF_8);
  }

  /** Reads more, in a thread of its own because reading has no time-out; false at the end. */
  private boolean fill() {
    var more = reading.submit(() -> content.read(buffer));
    try {
      filled = more.get(silence.toNanos(), TimeUnit.NANOSECONDS);
      at = 0;
      return filled > 0;
    } catch (ExecutionException | TimeoutException e) {
      throw new TransientFailure("The download of a shop's records broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("The download of a shop's records was interrupted", e);
    }
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException _) {
      // It is not read any more.
    }
    reading.shutdownNow();
  }
}
