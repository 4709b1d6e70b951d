package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on loopback that accepts every email, and fails at a chosen step. */
public final class FakeSmtp implements AutoCloseable {
  /** Where a conversation can go wrong. */
  public enum Step {
    GREETING,
    EHLO,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** The whole email was received. */
    CONTENT
  }

  /** What happens instead of the usual answer. */
  public sealed interface Fault {
    /**
     * An answer such as {@code 451 4.7.1 Try later}; at {@link Step#CONTENT} the email is not
     * accepted.
     */
    record Reply(String line) implements Fault {}

    /** The connection breaks; at {@link Step#CONTENT} the email was taken. */
    record BrokenConnection() implements Fault {}

    /** Never an answer; at {@link Step#CONTENT} the email was taken. */
    record Silence() implements Fault {}
  }

  private static final String OK = "250 2.0.0 Ok";

  private final ServerSocket listener;
  private final Map<Step, Queue<Fault>> faults = new EnumMap<>(Step.class);
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connectionCount = new AtomicInteger();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);

  private FakeSmtp(ServerSocket listener) {
    this.listener = listener;
    for (var step : Step.values()) {
      faults.put(step, new ConcurrentLinkedQueue<>());
    }
  }

  public static FakeSmtp start() {
    try {
      var smtp = new FakeSmtp(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
      smtp.accepting.start();
      return smtp;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "smtp://127.0.0.1:" + listener.getLocalPort();
  }

  /** The next time a conversation reaches this step, this happens. */
  public void next(Step step, Fault fault) {
    queue(step).add(fault);
  }

  /** The emails taken, headers and all, in order. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  public int connectionCount() {
    return connectionCount.get();
  }

  private Queue<Fault> queue(Step step) {
    return faults.getOrDefault(step, new ConcurrentLinkedQueue<>());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        connectionCount.incrementAndGet();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      connection.setTcpNoDelay(true);
      new Conversation(in, connection.getOutputStream()).run();
    } catch (IOException _) {
      // The client is gone.
    } finally {
      connections.remove(connection);
    }
  }

  /** One connection, from greeting to quitting. */
  private final class Conversation {
    private final BufferedReader in;
    private final OutputStream out;

    Conversation(BufferedReader in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      var open = answer(Step.GREETING, "220 fake ESMTP");
      while (open) {
        var line = in.readLine();
        open = line != null && obey(line);
      }
    }

    private boolean obey(String line) throws IOException {
      var verb = line.split("[ :]", 2)[0];
      return switch (verb) {
        case "EHLO", "HELO" -> answer(Step.EHLO, "250-fake\r\n250-AUTH PLAIN\r\n250 8BITMIME");
        case "AUTH" -> answer(Step.AUTH, "235 2.7.0 Authenticated");
        case "MAIL" -> answer(Step.MAIL, OK);
        case "RCPT" -> answer(Step.RCPT, OK);
        case "DATA" -> data();
        case "QUIT" -> false;
        default -> say(OK);
      };
    }

    private boolean data() throws IOException {
      var refusal = queue(Step.DATA).poll();
      if (refusal != null) {
        return meet(refusal);
      }
      say("354 Go ahead");
      var email = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(".")) {
          return content(email.toString());
        }
        email.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      return false;
    }

    private boolean content(String email) throws IOException {
      var fault = queue(Step.CONTENT).poll();
      if (!(fault instanceof Fault.Reply)) {
        taken.add(email);
      }
      return fault == null ? say("250 2.0.0 Ok: queued as " + taken.size()) : meet(fault);
    }

    private boolean answer(Step step, String usual) throws IOException {
      var fault = queue(step).poll();
      return fault == null ? say(usual) : meet(fault);
    }

    /** Says whether the conversation goes on. */
    private boolean meet(Fault fault) throws IOException {
      return switch (fault) {
        case Fault.Reply(var line) -> say(line);
        case Fault.BrokenConnection() -> false;
        case Fault.Silence() -> {
          in.transferTo(Writer.nullWriter());
          yield false;
        }
      };
    }

    private boolean say(String reply) throws IOException {
      out.write((reply + "\r\n").getBytes(UTF_8));
      return true;
    }
  }

  @Override
  public void close() {
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
