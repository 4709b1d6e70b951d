package io.relance.providers.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.WhatsAppProvider;
import io.relance.providers.BoundedExchange;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Sends WhatsApp messages through Meta's Cloud API; {@code biz_opaque_callback_data} contains the
 * send id, which every status repeats.
 */
public final class CloudWhatsApp implements WhatsAppProvider, AutoCloseable {
  /** The name of this provider in messages. */
  public static final String NAME = "meta";

  /** The version of Meta's Graph API whose documents this package follows. */
  public static final String VERSION = "v24.0";

  private final CloudApiSettings settings;
  private final Timeouts timeouts;
  private final HttpClient client;

  public CloudWhatsApp(CloudApiSettings settings, Timeouts timeouts) {
    this.settings = settings;
    this.timeouts = timeouts;
    this.client = BoundedExchange.client(timeouts);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SendResult send(WhatsAppMessage message) {
    try {
      return CloudAnswer.to(BoundedExchange.send(client, request(message), timeouts));
    } catch (IOException e) {
      return ProviderAnswers.failed(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ambiguous("interrupted");
    }
  }

  private HttpRequest request(WhatsAppMessage message) {
    return HttpRequest.newBuilder(messages(message.from()))
        .header("Authorization", "Bearer " + settings.token())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(CloudMessages.write(message)))
        .build();
  }

  private URI messages(String phoneNumberId) {
    var base = settings.baseUrl().toString().replaceFirst("/+$", "");
    return URI.create(
        base + "/" + VERSION + "/" + URLEncoder.encode(phoneNumberId, UTF_8) + "/messages");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
