package io.relance.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/** Accepts emails as a mail server does, counts them with their connections, and keeps none. */
final class MailSink implements Arrivals {
  private static final String OK = "250 2.0.0 Ok";

  private final ServerSocket listener;
  private final LongAdder taken = new LongAdder();
  private final LongAdder connections = new LongAdder();

  MailSink() throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "smtp://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public long taken() {
    return taken.sum();
  }

  /** How many connections were opened so far. */
  long connections() {
    return connections.sum();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        connections.increment();
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
      var out = connection.getOutputStream();
      say(out, "220 sink ESMTP");
      for (var line = line(in); !line.isEmpty() && !line.startsWith("QUIT"); line = line(in)) {
        obey(line, in, out);
      }
    } catch (IOException _) {
      // The client is gone.
    }
  }

  private void obey(String line, InputStream in, OutputStream out) throws IOException {
    if (line.startsWith("EHLO")) {
      say(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
    } else if (line.startsWith("DATA")) {
      say(out, "354 Go ahead");
      for (var content = line(in); !content.equals(".\r\n"); content = line(in)) {
        if (content.isEmpty()) {
          return;
        }
      }
      taken.increment();
      say(out, OK);
    } else {
      say(out, OK);
    }
  }

  /** A line with its end; empty if the client closed the connection. */
  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        return line.toString(ISO_8859_1);
      }
    }
    return "";
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(ISO_8859_1));
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
