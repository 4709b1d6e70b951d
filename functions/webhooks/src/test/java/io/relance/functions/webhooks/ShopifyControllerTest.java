package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import io.relance.testkit.fake.SampleEvents;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyControllerTest {
  private static final String PATH = "/webhooks/shopify";
  private static final SampleEvents EVENTS = SampleEvents.find();

  private WebhookServer server = WebhookServer.start();

  @BeforeEach
  void start() {
    server.facts.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {WebhookServer.SECRET, WebhookServer.OLD_SECRET})
  @DisplayName("Both secrets of a rotation are right, and ids beyond 2^53 are exact")
  void takesWhatIsSigned(String secret) {
    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), secret);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.facts)
        .singleElement()
        .isInstanceOfSatisfying(
            OrderPlaced.class,
            order -> assertThat(order.orderId()).isEqualTo("8209829119461545081"));
  }

  @Test
  void takesDeliveriesUnderTheNewerNamesOfHeaders() {
    var body = EVENTS.shopify("order-completed");
    var headers =
        Map.of(
            "shopify-topic",
            "orders/create",
            "shopify-hmac-sha256",
            sign(body, WebhookServer.SECRET),
            "shopify-shop-domain",
            WebhookServer.SHOP);

    assertThat(server.post(PATH, body, headers).statusCode()).isEqualTo(200);
    assertThat(server.facts).hasSize(1);
  }

  @Test
  @DisplayName("Bad input: a wrong signature is 401 and nothing is stored")
  void refusesAWrongSignature() {
    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), "another secret");

    assertProblem(answer, 401, "webhook.signature");
  }

  @Test
  void refusesABodyChangedOnTheWay() {
    var body = EVENTS.shopify("order-completed");
    var headers = headers("orders/create", sign(body, WebhookServer.SECRET));

    assertProblem(
        server.post(PATH, (new String(body, UTF_8) + " ").getBytes(UTF_8), headers),
        401,
        "webhook.signature");
  }

  @Test
  void refusesWhatIsNotSigned() {
    var answer =
        server.post(PATH, "{}".getBytes(UTF_8), Map.of("X-Shopify-Topic", "orders/create"));

    assertProblem(answer, 401, "webhook.signature");
  }

  @Test
  @DisplayName("Bad input: malformed JSON under a right signature is 400")
  void refusesWhatIsNotJson() {
    var answer = delivers("orders/create", "{\"id\": 1".getBytes(UTF_8), WebhookServer.SECRET);

    assertProblem(answer, 400, "webhook.malformed");
  }

  @Test
  void saysWhichFieldIsMissingAndNothingOfTheOthers() {
    var answer =
        delivers(
            "orders/create", "{\"email\": \"a@b.example\"}".getBytes(UTF_8), WebhookServer.SECRET);

    assertProblem(answer, 400, "webhook.malformed");
    assertThat(answer.body()).contains("id is required").doesNotContain("a@b.example");
  }

  @Test
  void refusesAnotherShop() {
    var body = EVENTS.shopify("order-completed");
    var headers = new HashMap<>(headers("orders/create", sign(body, WebhookServer.SECRET)));
    headers.put("X-Shopify-Shop-Domain", "another.myshopify.com");

    assertProblem(server.post(PATH, body, headers), 401, "webhook.shop-mismatch");
  }

  @Test
  @DisplayName("What erases is refused when the signed body names another shop than the header")
  void refusesToEraseForAnotherShop() {
    var body = "{\"shop_id\": 1, \"shop_domain\": \"another.myshopify.com\"}".getBytes(UTF_8);

    assertProblem(
        delivers("shop/redact", body, WebhookServer.SECRET), 401, "webhook.shop-mismatch");
  }

  @Test
  void acceptsATopicThatNobodyFollows() {
    var answer = delivers("carts/create", "{}".getBytes(UTF_8), WebhookServer.SECRET);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.facts).containsExactly(new UnknownTopic("carts/create"));
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * 1024 * 1024 + 1, 10 * 1024 * 1024})
  @DisplayName("Bad input: a body over 5 MB is 413, and the server goes on")
  void refusesABodyThatIsTooLarge(int bytes) {
    var answer = delivers("orders/create", new byte[bytes], WebhookServer.SECRET);
    var next = delivers("orders/create", EVENTS.shopify("order-completed"), WebhookServer.SECRET);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("request.too-large");
    assertThat(next.statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("2xx only when durable: a store that does not answer is 503 with Retry-After")
  void asksToTryAgainWhenNothingWasKept() {
    server.fault.set(Optional.of(new TransientFailure("The store does not answer")));

    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), WebhookServer.SECRET);

    assertProblem(answer, 503, "busy");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void namesAFullDisk() {
    server.fault.set(
        Optional.of(TransientFailure.diskFull(new IllegalStateException("SQLITE_FULL"))));

    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), WebhookServer.SECRET);

    assertProblem(answer, 503, "disk-full");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void saysNothingOfWhatBrokeInside() {
    server.fault.set(Optional.of(new IllegalStateException("a secret thing")));

    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), WebhookServer.SECRET);

    assertProblem(answer, 500, "internal");
    assertThat(answer.body()).doesNotContain("secret thing");
  }

  @Test
  void saysWhichSettingIsMissing() {
    server.close();
    server = WebhookServer.notSetUp();

    var answer = delivers("orders/create", EVENTS.shopify("order-completed"), WebhookServer.SECRET);

    assertProblem(answer, 503, "webhook.not-configured");
    assertThat(answer.body()).contains("RELANCE_SHOPIFY_SECRET");
  }

  private HttpResponse<String> delivers(String topic, byte[] body, String secret) {
    return server.post(PATH, body, headers(topic, sign(body, secret)));
  }

  private static Map<String, String> headers(String topic, String signature) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Shopify-Topic",
        topic,
        "X-Shopify-Hmac-Sha256",
        signature,
        "X-Shopify-Shop-Domain",
        WebhookServer.SHOP);
  }

  private void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(server.facts).isEmpty();
  }

  private static String sign(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
