package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.fake.TwilioAccount;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-4, bad input: webhooks that nobody signed, or that are none, leave nothing")
class BadWebhooksScenarioTest extends SweepTest {
  private static final String SHOPIFY = "/webhooks/shopify";
  private static final byte[] ORDER = SampleEvents.find().shopify("order-completed");
  private static final List<String> NO_SIGNATURES =
      List.of(
          "",
          "x",
          "AAAA",
          "%%%",
          Base64.getEncoder().encodeToString(new byte[32]),
          "=".repeat(5000));

  @Test
  void refusesDeliveriesThatTheShopDidNotSign() throws Exception {
    for (var signature : NO_SIGNATURES) {
      server.send(delivery(ORDER, signature)).refuses(401);
    }
    server.send(delivery(new byte[0], sign(ORDER))).refuses(401);
    server.send(delivery(ORDER, sign(new byte[0]))).refuses(401);
    server.send(unsigned(SHOPIFY, ORDER)).refuses(401);
    server.send(unsigned(SHOPIFY, new byte[0])).refuses(401);
  }

  @Test
  void refusesDeliveriesOfAnotherShop() throws Exception {
    var delivery = delivery(ORDER, sign(ORDER));
    delivery.setHeader("X-Shopify-Shop-Domain", "elsewhere.myshopify.com");

    server.send(delivery).refuses(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "7",
        "\"order\"",
        "{",
        "{}",
        "{\"id\": {}}",
        "{\"id\": 1e999}"
      })
  void refusesSignedDeliveriesThatAreNoOrders(String body) throws Exception {
    var bytes = body.getBytes(UTF_8);

    server.send(delivery(bytes, sign(bytes))).refuses(400);
  }

  @Test
  void refusesSignedDeliveriesThatAreTooMuch() throws Exception {
    var deep = BadBodies.deep(10_000).getBytes(UTF_8);
    var large = new byte[10_000_000];

    server.send(delivery(deep, sign(deep))).refuses(400);
    server.send(delivery(large, sign(large))).refuses(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/twilio/messages", "/webhooks/twilio/status"})
  void refusesCallsThatTwilioDidNotSign(String path) {
    var body = SampleEvents.find().twilio("inbound-stop").strip().getBytes(UTF_8);
    for (var signature : NO_SIGNATURES) {
      server.send(call(path, body, signature)).refuses(401);
    }
    server.send(call(path, body, signature(path + "?elsewhere", Map.of()))).refuses(401);
    server.send(call(path, new byte[0], "x")).refuses(401);
    server.send(unsigned(path, body)).refuses(401);
    server.send(unsigned(path, new byte[0])).refuses(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/twilio/messages", "/webhooks/twilio/status"})
  void refusesSignedCallsThatSayNothing(String path) {
    var half = Map.of("From", "+33612345678");

    server.send(call(path, new byte[0], signature(path, Map.of()))).refuses(400);
    server
        .send(call(path, "From=%2B33612345678".getBytes(UTF_8), signature(path, half)))
        .refuses(400);
    server.send(call(path, new byte[10_000_000], "x")).refuses(413);
    server.send(call(path, new byte[300_000], "x")).refuses(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOPIFY, "/webhooks/twilio/messages", "/webhooks/twilio/status"})
  void takesNothingButPosts(String path) {
    for (var method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      server.send(server.request(path).method(method, BodyPublishers.noBody())).refuses(405);
    }
  }

  private HttpRequest.Builder delivery(byte[] body, String signature) {
    return unsigned(SHOPIFY, body)
        .header("X-Shopify-Topic", "orders/create")
        .header("X-Shopify-Shop-Domain", OpenServer.SHOP)
        .header("X-Shopify-Hmac-Sha256", signature);
  }

  private HttpRequest.Builder call(String path, byte[] body, String signature) {
    return server
        .request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Twilio-Signature", signature)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder unsigned(String path, byte[] body) {
    return server
        .request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static String signature(String path, Map<String, String> form) {
    return TwilioAccount.INVENTED.signature(OpenServer.PUBLIC_URL + path, form);
  }

  private static String sign(byte[] body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(OpenServer.SHOP_SECRET.getBytes(UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
