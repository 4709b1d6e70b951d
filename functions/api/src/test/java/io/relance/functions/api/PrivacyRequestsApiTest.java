package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.persistence.Queues;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Privacy requests of the shop are listed, answered and audited")
class PrivacyRequestsApiTest extends ApiTest {
  private static final String PATH = "/v1/privacy-requests";
  private static final Person PERSON =
      new Person(
          "shop.example", Optional.empty(), Optional.of("noe@example.com"), Optional.empty());

  @Test
  @DisplayName("L-36: a data request has its answer to download, until the person is erased")
  void answersADataRequest() {
    var id = api.post("/v1/contacts", "{\"email\": \"noe@example.com\"}").text("/id");
    take(new ShopFact.DataRequested("9001", PERSON, List.of()));

    var request = api.get(PATH + "/9001");
    var answer = api.get(request.text("/download/url"));

    assertThat(request.text("/kind")).isEqualTo("access");
    assertThat(request.text("/by")).isEqualTo("shopify");
    assertThat(request.text("/state")).isEqualTo("done");
    assertThat(request.text("/contactIds/0")).isEqualTo(id);
    assertThat(request.text("/requestedAt")).isEqualTo("2026-11-23T10:00:00.000Z");
    assertThat(answer.text("/contacts/0/contact/email")).isEqualTo("noe@example.com");
    api.delete("/v1/contacts/" + id);
    assertThat(api.get(PATH + "/9001").json().has("download")).isFalse();
    assertThat(api.get(request.text("/download/url")).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("L-36: an erasure by the shop is listed and in the audit log")
  void listsAnErasure() {
    var id = api.post("/v1/contacts", "{\"email\": \"noe@example.com\"}").text("/id");
    take(new ShopFact.CustomerRedacted(PERSON, List.of()));

    var listed = api.get(PATH);
    var audited = api.get("/v1/audit?actor=shopify");

    assertThat(listed.items("kind")).contains("erasure");
    assertThat(audited.items("action")).contains("privacy.customer-redact");
    assertThat(audited.json().at("/items").findValues("contactIds").toString()).contains(id);
    assertThat(audited.json().at("/items/0").has("role")).isFalse();
  }

  @Test
  @DisplayName("K-1: privacy requests need the admin role")
  void refusesManagers() {
    var secret = api.token("Max", Role.MANAGER);
    for (var path : List.of(PATH, PATH + "/9001", PATH + "/9001/download")) {
      var request = api.request(path).setHeader("Authorization", "Bearer " + secret);

      assertThat(TestApi.send(request).status()).isEqualTo(403);
    }
  }

  private void take(ShopFact fact) {
    api.relance.ingest().acceptShopFact().accept(fact);
    var received = api.queue.receive(Queues.SHOP_FACTS, 10, Duration.ZERO);
    received.forEach(message -> api.relance.ingest().processShopFact().take(message.body()));
    api.queue.acknowledge(Queues.SHOP_FACTS, received);
  }

  @Test
  @DisplayName("Bad input: an unknown privacy request is 404")
  void refusesUnknownOnes() {
    assertThat(api.get(PATH + "/none").status()).isEqualTo(404);
    assertThat(api.get(PATH + "/none/download").status()).isEqualTo(404);
  }
}
