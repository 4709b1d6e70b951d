package io.relance.server.demo;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Speaks to the demo's server as the shop, as Twilio and as the marketer: over HTTP, signed. */
final class DemoClient implements AutoCloseable {
  private static final Instant FIRST_EVENT = Instant.parse("2026-11-23T22:58:40Z");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final URI publicUrl;
  private final Path events;
  private @Nullable Instant begun;

  /** {@code publicUrl} is what Twilio's signatures are made over. */
  DemoClient(URI server, URI publicUrl, Path events) {
    this.server = server;
    this.publicUrl = publicUrl;
    this.events = events;
  }

  JsonNode get(String path) {
    return json(authorised(path).GET());
  }

  JsonNode post(String path, Object body) {
    var content = HttpRequest.BodyPublishers.ofString(Json.write(body));
    return json(authorised(path).header("Content-Type", "application/json").POST(content));
  }

  /** Posts a file of {@code events/shopify} as the shop would. */
  void shop(String event, String topic) {
    var body = dated(read(events.resolve("shopify").resolve(event + ".json")));
    var signature = sign("HmacSHA256", DemoShop.SHOPIFY_SECRET, body);
    accepted(
        HttpRequest.newBuilder(server.resolve("/webhooks/shopify"))
            .header("Content-Type", "application/json")
            .header("X-Shopify-Topic", topic)
            .header("X-Shopify-Shop-Domain", DemoShop.DOMAIN)
            .header("X-Shopify-Hmac-Sha256", signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** The times of an event, moved as if the first of all events came when the demo began. */
  private byte[] dated(byte[] body) {
    var age = Duration.between(FIRST_EVENT, begun());
    var moved =
        TIME.matcher(new String(body, StandardCharsets.UTF_8))
            .replaceAll(time -> OffsetDateTime.parse(time.group()).plus(age).toString());
    return moved.getBytes(StandardCharsets.UTF_8);
  }

  private Instant begun() {
    if (begun == null) {
      begun = Instant.parse(get("/v1/project").path("now").asText()).truncatedTo(SECONDS);
    }
    return begun;
  }

  /** Posts a file of {@code events/twilio} as Twilio would. */
  void text(String event) {
    var body = read(events.resolve("twilio").resolve(event + ".form"));
    var form = DemoTwilio.form(new String(body, StandardCharsets.UTF_8).strip());
    var signed = new StringBuilder(publicUrl + "/webhooks/twilio/messages");
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    var bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
    accepted(
        HttpRequest.newBuilder(server.resolve("/webhooks/twilio/messages"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", sign("HmacSHA1", DemoShop.TWILIO_TOKEN, bytes))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder authorised(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + DemoShop.OWNER_TOKEN);
  }

  private JsonNode json(HttpRequest.Builder request) {
    return Json.tree(send(request));
  }

  private void accepted(HttpRequest.Builder request) {
    var _ = send(request);
  }

  private String send(HttpRequest.Builder request) {
    try {
      var built = request.build();
      var response = http.send(built, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new DemoFailure(
            "%s %s answered %d: %s"
                .formatted(
                    built.method(), built.uri().getPath(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new DemoFailure("The server does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("Interrupted");
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DemoFailure("The demo's event cannot be read: " + file);
    }
  }

  private static String sign(String algorithm, String secret, byte[] content) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is not available", e);
    }
  }
}
