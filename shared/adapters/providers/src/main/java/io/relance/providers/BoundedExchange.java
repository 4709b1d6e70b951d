package io.relance.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Exchanges with a provider that are bounded as a whole. */
public final class BoundedExchange {
  private BoundedExchange() {}

  /**
   * A client with one request per connection at a time: when a connection breaks, it is known which
   * request it was. It follows no redirect, with which it would send credentials elsewhere.
   */
  public static HttpClient client(Timeouts timeouts) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(timeouts.connect())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /**
   * Sends a request and reads the whole answer: the client's own time-out ends where the body
   * begins.
   *
   * @throws IOException when there is no whole answer in time
   */
  public static HttpResponse<String> send(HttpClient client, HttpRequest request, Timeouts timeouts)
      throws IOException, InterruptedException {
    var exchange = client.sendAsync(request, BodyHandlers.ofString(UTF_8));
    var bound = timeouts.connect().plus(timeouts.answer());
    try {
      return exchange.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("No whole answer in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }
}
