package io.relance.functions.webhooks;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.relance.application.sending.links.LinkRequest;
import io.relance.application.visits.CollectRequest;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.TopicNotificationVerifier;
import io.relance.domain.metrics.Observation;
import io.relance.domain.shop.ShopFact;
import io.relance.providers.Timeouts;
import io.relance.providers.awssms.AwsSmsWebhooks;
import io.relance.providers.ses.SesWebhooks;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.shopify.ShopifyWebhookVerifier;
import io.relance.providers.sns.SnsWebhookVerifier;
import io.relance.providers.sns.SnsWebhookVerifier.Accepted;
import io.relance.providers.twilio.TwilioSignature;
import io.relance.providers.twilio.TwilioWebhookVerifier;
import io.relance.providers.whatsapp.CloudWebhookVerifier;
import io.relance.testkit.fake.FakeAwsSms;
import io.relance.testkit.fake.FakeSes;
import io.relance.testkit.fake.MetaAccount;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.server.FreePort;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;

/** The controllers on a server of their own, which keeps note of what they take. */
final class WebhookServer implements AutoCloseable {
  static final String SHOP = "maison-lumen.myshopify.com";
  static final String SECRET = "a-secret";
  static final String OLD_SECRET = "the-secret-before";

  final List<ShopFact> facts = new CopyOnWriteArrayList<>();
  final List<InboundText> texts = new CopyOnWriteArrayList<>();
  final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();
  final List<LinkRequest> links = new CopyOnWriteArrayList<>();
  final List<LinkRequest> images = new CopyOnWriteArrayList<>();
  final List<CollectRequest> visits = new CopyOnWriteArrayList<>();
  final Set<String> unsubscribed = new CopyOnWriteArraySet<>();
  final AtomicReference<Optional<RuntimeException>> fault = new AtomicReference<>(Optional.empty());
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
  final List<Observation> answers = new CopyOnWriteArrayList<>();
  final FakeAwsSms aws = FakeAwsSms.start();
  final FakeSes ses = FakeSes.start();
  private final int port = FreePort.find();
  private final ApplicationContext context;

  private WebhookServer(boolean setUp) {
    var settings =
        new WebhookSettings(
            Optional.of(SECRET + "," + OLD_SECRET)
                .filter(_ -> setUp)
                .map(ShopifySignature::ofSecrets)
                .map(signature -> new ShopifyWebhookVerifier(SHOP, signature)),
            Optional.of(TwilioAccount.INVENTED.token())
                .filter(_ -> setUp)
                .map(TwilioSignature::new)
                .map(
                    signature ->
                        new TwilioWebhookVerifier(TwilioAccount.INVENTED.sid(), signature)),
            Optional.of(aws).filter(_ -> setUp).map(WebhookServer::verifier),
            Optional.of(ses).filter(_ -> setUp).map(WebhookServer::verifier),
            Optional.of(MetaAccount.INVENTED)
                .filter(_ -> setUp)
                .map(
                    meta ->
                        new CloudWebhookVerifier(
                            meta.phoneNumberId(), meta::appSecret, meta::verifyToken)),
            url(""));
    var uses =
        new WebhookUses(
            fact -> keep(facts, fact),
            text -> keep(texts, text),
            deliveryReceipt -> keep(receipts, deliveryReceipt),
            token -> token.equals("ours") && unsubscribed.add(token),
            this::follow,
            request -> keep(images, request),
            request -> keep(visits, request));
    context =
        ApplicationContext.builder(Map.of("micronaut.server.port", port))
            .singletons(
                settings, uses, new RefusedWebhooks(now::get), new AnsweredWebhooks(answers::add))
            .start();
    context.getBean(EmbeddedServer.class).start();
  }

  private Optional<URI> follow(LinkRequest request) {
    links.add(request);
    return Optional.of(URI.create("https://shop.example.com/a?b=c"))
        .filter(_ -> request.path().equals("ours"));
  }

  private static TopicNotificationVerifier verifier(FakeAwsSms aws) {
    return new SnsWebhookVerifier(
        new Accepted(Set.of(aws.account().topicArn()), Optional.of(aws.url())),
        new AwsSmsWebhooks(aws.account().number(), true)::parse,
        Timeouts.OF_WEBHOOKS);
  }

  private static TopicNotificationVerifier verifier(FakeSes ses) {
    return new SnsWebhookVerifier(
        new Accepted(Set.of(ses.topicArn()), Optional.of(ses.url())),
        SesWebhooks::parse,
        Timeouts.OF_WEBHOOKS);
  }

  static WebhookServer start() {
    return new WebhookServer(true);
  }

  static WebhookServer notSetUp() {
    return new WebhookServer(false);
  }

  URI url(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(url(path)).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return Http.send(request);
  }

  HttpResponse<String> get(String path) {
    return Http.send(HttpRequest.newBuilder(url(path)));
  }

  private <T> void keep(List<T> kept, T one) {
    fault
        .get()
        .ifPresent(
            planned -> {
              throw planned;
            });
    kept.add(one);
  }

  @Override
  public void close() {
    context.close();
    aws.close();
    ses.close();
  }
}
