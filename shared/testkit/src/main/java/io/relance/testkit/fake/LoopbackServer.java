package io.relance.testkit.fake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A small HTTP/1.1 server on loopback that can also misbehave: hang, break the connection, be slow.
 *
 * <p>The JDK's own server can do none of these, and writes an answer in two packets, which costs 40
 * ms each time on a connection that is kept.
 */
final class LoopbackServer implements AutoCloseable {
  /** Decides what a request gets. */
  interface Handler {
    Reaction react(HttpMessage.Request request);
  }

  /** What a request gets. */
  sealed interface Reaction {
    record Answer(HttpMessage.Response response) implements Reaction {}

    record LateAnswer(HttpMessage.Response response, Duration after) implements Reaction {}

    /** An answer of which only the first bytes of the body arrive, before the connection breaks. */
    record CutAnswer(HttpMessage.Response response, int bytes) implements Reaction {}

    /** Never answers while the connection is open. */
    record Silence() implements Reaction {}

    record BrokenConnection() implements Reaction {}
  }

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);

  private LoopbackServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /** Starts on a port; 0 chooses a free one. */
  static LoopbackServer start(int port, Handler handler) {
    try {
      var listener = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
      var server = new LoopbackServer(listener, handler);
      server.accepting.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        // Closed, or one connection failed before it began: the loop knows which.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream());
      var out = new BufferedOutputStream(connection.getOutputStream());
      var open = true;
      while (open) {
        var request = HttpMessage.read(in);
        open = request.isPresent() && react(handler.react(request.get()), in, out);
      }
    } catch (IOException _) {
      // The client is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  /** Says whether the connection can serve another request. */
  private boolean react(Reaction reaction, BufferedInputStream in, BufferedOutputStream out)
      throws IOException, InterruptedException {
    return switch (reaction) {
      case Reaction.Answer(var response) -> {
        response.writeTo(out);
        yield true;
      }
      case Reaction.LateAnswer(var response, var after) -> {
        var stopped = closed.await(after.toNanos(), TimeUnit.NANOSECONDS);
        response.writeTo(out);
        yield !stopped;
      }
      case Reaction.CutAnswer(var response, var bytes) -> {
        response.writeTo(out, bytes);
        yield false;
      }
      case Reaction.Silence() -> {
        in.transferTo(OutputStream.nullOutputStream());
        yield false;
      }
      case Reaction.BrokenConnection() -> false;
    };
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listener.close();
      // The port accepts connections until the accepting thread has left.
      accepting.join();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
