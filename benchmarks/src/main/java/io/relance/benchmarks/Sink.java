package io.relance.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Accepts texts as Twilio does, counts them, and says when one to an awaited number arrives. */
final class Sink implements Arrivals {
  private static final int LONGEST_HEAD = 16_384;

  private final ServerSocket listener;
  private final LongAdder taken = new LongAdder();
  private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

  Sink() throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public long taken() {
    return taken.sum();
  }

  /**
   * When the next text to a number arrives, in {@link System#nanoTime}. Waiting for it takes no
   * processor time from the measured server.
   */
  CompletableFuture<Long> nextArrival(String number) {
    return awaited.computeIfAbsent(number, _ -> new CompletableFuture<>());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        var _ = Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        // Closed, or one connection failed before it began: the loop knows which.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream());
      for (var head = head(in); !head.isEmpty(); head = head(in)) {
        take(new String(in.readNBytes(length(head)), ISO_8859_1));
        connection.getOutputStream().write(answer().getBytes(ISO_8859_1));
      }
    } catch (IOException _) {
      // The client is gone.
    }
  }

  /** The head of a request; empty if the client closed the connection. */
  private static String head(InputStream in) throws IOException {
    var head = new byte[LONGEST_HEAD];
    int size = 0;
    while (size < 4 || head[size - 1] != '\n' || head[size - 3] != '\n') {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head[size++] = (byte) next;
    }
    return new String(head, 0, size, ISO_8859_1);
  }

  private static int length(String head) {
    int at = head.indexOf("ontent-Length: ");
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)));
  }

  private void take(String form) {
    var now = System.nanoTime();
    for (var field : form.split("&")) {
      if (field.startsWith("To=")) {
        var arrival = awaited.remove(URLDecoder.decode(field.substring(3), ISO_8859_1));
        if (arrival != null) {
          arrival.complete(now);
        }
      }
    }
    taken.increment();
  }

  private String answer() {
    var body = "{\"sid\":\"SM%032x\",\"status\":\"queued\"}".formatted(System.nanoTime());
    return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
