package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A Shopify shop that sends webhooks to a server. */
public final class FakeShop {
  private final String domain;
  private final String secret;
  private final URI webhook;
  private final SampleEvents events = SampleEvents.find();

  /**
   * @param webhook the whole address, up to {@code /webhooks/shopify}
   */
  public FakeShop(String domain, String secret, URI webhook) {
    this.domain = domain;
    this.secret = secret;
    this.webhook = webhook;
  }

  /**
   * One delivery, which can be repeated.
   *
   * @param id of the delivery, the same when it is repeated
   */
  public record Delivery(String topic, String body, String id, Instant triggeredAt) {
    public static Delivery of(String topic, String body) {
      return new Delivery(topic, body, UUID.randomUUID().toString(), Instant.now());
    }
  }

  /** Sends an example event; returns the status of the response. */
  public int deliver(String slug) {
    return deliver(Delivery.of(events.topic(slug), new String(events.shopify(slug), UTF_8)));
  }

  public int deliver(Delivery delivery) {
    return deliverSigned(delivery, Hmac.SHA256.base64(secret, delivery.body().getBytes(UTF_8)));
  }

  /** Sends under a signature of the caller's choice. */
  public int deliverSigned(Delivery delivery, String signature) {
    return Http.send(
            HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", delivery.topic())
                .header("X-Shopify-Hmac-Sha256", signature)
                .header("X-Shopify-Shop-Domain", domain)
                .header("X-Shopify-API-Version", "2026-07")
                .header("X-Shopify-Webhook-Id", delivery.id())
                .header("X-Shopify-Event-Id", delivery.id())
                .header("X-Shopify-Triggered-At", delivery.triggeredAt().toString())
                .POST(BodyPublishers.ofString(delivery.body())))
        .statusCode();
  }
}
