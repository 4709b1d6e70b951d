package io.relance.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.application.persistence.Json;
import io.relance.testkit.fake.TwilioAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the API and the webhooks. */
final class Api {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  void launch(String automation, String list) {
    var body = "{\"audience\": {\"listId\": \"" + list + "\"}}";
    var _ =
        answer(
            request("/v1/automations/" + automation + "/launches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
  }

  /** The number of contacts in progress in an automation. */
  long inProgress(String automation) {
    var report = answer(request("/v1/automations/" + automation + "/report").GET());
    return Json.tree(report).path("inProgress").asLong();
  }

  /** Sends an inbound text as a signed form, as Twilio does. */
  void text(String sid, String from, String body) {
    var path = "/webhooks/twilio/messages";
    var account = TwilioAccount.INVENTED;
    var form =
        Map.of(
            "MessageSid",
            sid,
            "AccountSid",
            account.sid(),
            "From",
            from,
            "To",
            Shop.SENDER,
            "Body",
            body,
            "NumMedia",
            "0",
            "NumSegments",
            "1",
            "ApiVersion",
            "2010-04-01");
    var _ =
        answer(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", account.signature(server + path, form))
                .POST(BodyPublishers.ofString(encoded(form))));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + Shop.TOKEN);
  }

  private String answer(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("The server answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while calling the server", interrupted);
    }
  }
}
