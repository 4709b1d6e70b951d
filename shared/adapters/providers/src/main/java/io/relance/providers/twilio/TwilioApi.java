package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.providers.BoundedExchange;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Calls the messages resource of one account; thread-safe. */
final class TwilioApi implements AutoCloseable {
  private final TwilioSettings settings;
  private final Timeouts timeouts;
  private final HttpClient client;
  private final List<String> tokens;
  private final AtomicInteger accepted = new AtomicInteger();

  TwilioApi(TwilioSettings settings, Timeouts timeouts) {
    this.settings = settings;
    this.timeouts = timeouts;
    this.tokens = TwilioSettings.tokens(settings.authToken());
    this.client = BoundedExchange.client(timeouts);
  }

  /** Sends a message. */
  HttpResponse<String> post(Map<String, String> form) throws IOException, InterruptedException {
    return call(
        request(messages())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(form))));
  }

  /** Reads the first page of the messages that a filter leaves. */
  HttpResponse<String> list(Map<String, String> filter) throws IOException, InterruptedException {
    return call(request(messages() + "?" + encode(filter)).GET());
  }

  /** Reads another page, at the path that the one before names. */
  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return call(request(path).GET());
  }

  private String messages() {
    return "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(address(path)).header("Accept", "application/json");
  }

  private String credentials(String token) {
    var credentials = settings.accountSid() + ":" + token;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  /** Uses the last accepted token; after a 401, which had no effect, tries the other one. */
  private HttpResponse<String> call(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var first = accepted.get();
    var response = exchange(request, first);
    if (response.statusCode() != 401 || tokens.size() == 1) {
      return response;
    }
    var other = exchange(request, 1 - first);
    if (other.statusCode() != 401) {
      accepted.set(1 - first);
    }
    return other;
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request, int token)
      throws IOException, InterruptedException {
    request.setHeader("Authorization", credentials(tokens.get(token)));
    return BoundedExchange.send(client, request.build(), timeouts);
  }

  /** Sends the credentials to the configured host only, whatever path a response contains. */
  private URI address(String path) throws IOException {
    var base = settings.baseUrl().toString();
    try {
      var address =
          new URI((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
      if (Objects.equals(address.getRawAuthority(), settings.baseUrl().getRawAuthority())) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IOException("Twilio names an address that cannot be read", e);
    }
    throw new IOException("Twilio names an address of another server");
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
