package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.FakeTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the fake against what the adapter reads and verifies. */
class FakeTwilioTest {
  private final FakeTwilio twilio = FakeTwilio.start();
  private final BlockingQueue<Called> calls = new LinkedBlockingQueue<>();
  private final HttpServer webhooks;

  /** A request to our webhook. */
  private record Called(String url, String body, String signature) {}

  FakeTwilioTest() throws IOException {
    webhooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhooks.createContext("/", this::keep);
  }

  @BeforeEach
  void start() {
    webhooks.start();
  }

  @AfterEach
  void stop() {
    webhooks.stop(0);
    twilio.close();
  }

  @Test
  void reportsToTheStatusAddressUnderTwiliosSignature() throws Exception {
    try (var provider = provider()) {
      provider.send(new Sms(new SendId("a/b 1"), "+12025550199", "+15145550142", "Hi"));
    }

    var answered = twilio.report(twilio.taken().getFirst(), "delivered");

    var call = calls.remove();
    var form = TwilioForm.parse(call.body());
    assertThat(answered).isEqualTo(204);
    assertThat(call.url()).endsWith("/webhooks/twilio/status?send=a%2Fb+1");
    assertThat(signature().verifies(call.url(), form, call.signature())).isTrue();
    var deliveryReceipt =
        ((Parsed<DeliveryReceipt>) TwilioWebhooks.parseStatus(form, "a/b 1")).value();
    assertThat(deliveryReceipt.status()).isEqualTo(Status.DELIVERED);
    assertThat(deliveryReceipt.providerMessageId()).isEqualTo(twilio.taken().getFirst().sid());
  }

  @Test
  void reportsEverythingSentAndDeliveredWhenToldTo() throws Exception {
    twilio.deliversEverything();
    try (var provider = provider()) {
      provider.send(new Sms(new SendId("send-1"), "+12025550199", "+15145550142", "Hi"));
    }

    assertThat(next()).contains("MessageStatus=sent");
    assertThat(next()).contains("MessageStatus=delivered");
  }

  @Test
  void bringsTextsAndObeysKeywords() throws Exception {
    var webhook = URI.create(url() + "/webhooks/twilio/messages");

    twilio.texts(webhook, "+15145550142", "+12025550199", " Stop ");

    var call = calls.remove();
    var form = TwilioForm.parse(call.body());
    assertThat(signature().verifies(call.url(), form, call.signature())).isTrue();
    assertThat(TwilioWebhooks.parseInbound(form))
        .isInstanceOfSatisfying(
            Parsed.class, text -> assertThat(text.toString()).contains(OptOutType.STOP.name()));
    try (var provider = provider()) {
      var sms = new Sms(new SendId("send-1"), "+12025550199", "+15145550142", "Hi");
      assertThat(((Rejected) provider.send(sms)).code()).isEqualTo("21610");
      twilio.texts(webhook, "+15145550142", "+12025550199", "START");
      provider.send(sms);
    }
    assertThat(twilio.takenCount()).isOne();
  }

  @Test
  void filtersByTheDayOfLeavingAsTwilioDoes() throws Exception {
    try (var provider = provider()) {
      provider.send(new Sms(new SendId("send-1"), "+12025550199", "+15145550142", "Waiting"));
      provider.send(new Sms(new SendId("send-2"), "+12025550199", "+15145550142", "Gone"));
    }
    twilio.report(twilio.taken().getLast(), "sent");

    assertThat(list("DateSent%3E=2020-01-01")).contains("Gone").doesNotContain("Waiting");
    assertThat(list("DateSent%3C=2020-01-01")).doesNotContain("Gone");
    assertThat(list("PageSize=1")).contains("Gone").doesNotContain("Waiting").contains("PageToken");
    assertThat(list("From=%2B12025550100")).doesNotContain("Gone", "Waiting");
  }

  @Test
  void wantsTheFieldsThatTwilioWants() throws Exception {
    assertThat(post("")).contains("21604");
    assertThat(post("To=%2B15145550142")).contains("21603");
    assertThat(post("To=%2B15145550142&From=x")).contains("21602");
    assertThat(post("To=0&From=x&Body=x")).contains("21211");
    assertThat(post("To=%2B15145550142&From=x&Body=" + "x".repeat(1601))).contains("21617");
    assertThat(post("To=%2B15145550142&From=x&Body=x")).contains("\"sid\"");
  }

  @Test
  void canBeToldWhatToDoFromAnotherProcess() throws Exception {
    control("faults", "fault=UNAVAILABLE&times=1");
    control("refusals", "number=%2B15145550142&code=30005");
    try (var provider = provider()) {
      var sms = new Sms(new SendId("send-1"), "+12025550199", "+15145550142", "Hi");
      assertThat(provider.send(sms)).isInstanceOf(NotAccepted.class);
      assertThat(((Rejected) provider.send(sms)).code()).isEqualTo("30005");
      provider.send(new Sms(new SendId("send-2"), "+12025550199", "+12125550147", "Hi"));
    }

    assertThat(control("taken")).contains("send-2").doesNotContain("send-1");
    assertThat(control("count")).contains("1");
    assertThat(control("else")).contains("No such control");
  }

  private String control(String what) throws Exception {
    return call(HttpRequest.newBuilder(URI.create(twilio.url() + "/control/" + what)).GET());
  }

  private void control(String what, String form) throws Exception {
    var url = URI.create(twilio.url() + "/control/" + what);
    call(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private String list(String query) throws Exception {
    return call(request("?To=%2B15145550142&" + query).GET());
  }

  private String post(String form) throws Exception {
    return call(request("").POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String query) {
    var account = twilio.account();
    var path = "/2010-04-01/Accounts/" + account.sid() + "/Messages.json";
    return HttpRequest.newBuilder(URI.create(twilio.url() + path + query))
        .header("Authorization", account.basicAuthorization());
  }

  private static String call(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  private String next() throws InterruptedException {
    var call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call.body();
  }

  private void keep(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var signature = exchange.getRequestHeaders().getOrDefault("X-Twilio-Signature", List.of(""));
    calls.add(new Called(url() + exchange.getRequestURI(), body, signature.getFirst()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + webhooks.getAddress().getPort();
  }

  private TwilioSignature signature() {
    return new TwilioSignature(twilio.account().token());
  }

  private TwilioSms provider() {
    var account = twilio.account();
    var settings = new TwilioSettings(account.sid(), account.token(), "+12025550199", twilio.url());
    return new TwilioSms(settings, URI.create(url()), Timeouts.USUAL);
  }
}
