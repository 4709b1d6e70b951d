package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Calls the messages resource of one account; safe for many callers at once. */
final class TwilioApi implements AutoCloseable {
  private final TwilioSettings settings;
  private final Timeouts timeouts;
  private final HttpClient client;

  TwilioApi(TwilioSettings settings, Timeouts timeouts) {
    this.settings = settings;
    this.timeouts = timeouts;
    // One request per connection at a time: when one breaks, it is known which it was.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** Asks Twilio to send. */
  HttpResponse<String> post(Map<String, String> form) throws IOException, InterruptedException {
    return call(
        request(messages())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(form)))
            .build());
  }

  /** Reads the first page of the messages that a filter leaves. */
  HttpResponse<String> list(Map<String, String> filter) throws IOException, InterruptedException {
    return call(request(messages() + "?" + encode(filter)).GET().build());
  }

  /** Reads another page, at the path that the one before names. */
  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return call(request(path).GET().build());
  }

  private String messages() {
    return "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
  }

  private HttpRequest.Builder request(String path) {
    var base = settings.baseUrl().toString();
    var credentials = settings.accountSid() + ":" + settings.authToken();
    return HttpRequest.newBuilder(
            URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
  }

  /** Bounds the whole exchange: the client's own time-out ends where the body begins. */
  private HttpResponse<String> call(HttpRequest request) throws IOException, InterruptedException {
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

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
