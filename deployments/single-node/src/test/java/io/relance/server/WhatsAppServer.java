package io.relance.server;

import io.relance.testkit.fake.AcceptedWhatsApp;
import io.relance.testkit.fake.FakeMeta;
import io.relance.testkit.fake.MetaAccount;
import io.relance.testkit.fake.MetaWebhooks;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that sends WhatsApp messages through a Meta on loopback. */
final class WhatsAppServer implements AutoCloseable {
  private static final MetaAccount ACCOUNT = MetaAccount.INVENTED;
  private static final String WEBHOOK = "/webhooks/whatsapp";

  private final FakeMeta meta = FakeMeta.start();
  private final OpenServer server;
  private int texts;

  WhatsAppServer(Path folder) {
    server =
        new OpenServer(
            folder,
            Map.of(
                "RELANCE_WHATSAPP_PHONE_NUMBER_ID", ACCOUNT.phoneNumberId(),
                "RELANCE_WHATSAPP_TOKEN", ACCOUNT.token(),
                "RELANCE_WHATSAPP_APP_SECRET", ACCOUNT.appSecret(),
                "RELANCE_WHATSAPP_VERIFY_TOKEN", ACCOUNT.verifyToken(),
                "RELANCE_WHATSAPP_BASE_URL", meta.url().toString()));
  }

  OpenServer open() {
    return server;
  }

  FakeMeta meta() {
    return meta;
  }

  /** Receives a text by WhatsApp, and lets it be answered. */
  void texted(String phone, String words) {
    texts++;
    posts(webhook().text("wamid.in-" + texts, phone.replace("+", ""), words));
    server.advance("PT1S");
  }

  static MetaWebhooks webhook() {
    return MetaWebhooks.of(ACCOUNT);
  }

  /** Receives a signed webhook. */
  void posts(MetaWebhooks webhook) {
    var body = webhook.body();
    var answer =
        server.send(
            server
                .request(WEBHOOK)
                .header("X-Hub-Signature-256", ACCOUNT.signature(body))
                .POST(BodyPublishers.ofString(body)));
    if (answer.status() != 200) {
      throw new IllegalStateException("A webhook of Meta was answered " + answer);
    }
  }

  /** Subscribes a contact to WhatsApp messages. */
  void subscribe(String contact) {
    server.done(
        "PUT",
        "/v1/contacts/%s/consents/whatsapp".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
  }

  /** The texts that Meta accepted, oldest first. */
  List<String> sent() {
    return meta.accepted().stream().map(AcceptedWhatsApp::text).toList();
  }

  @Override
  public void close() {
    server.close();
    meta.close();
  }
}
