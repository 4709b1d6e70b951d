package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.FulfillmentStatus;
import io.relance.domain.shop.MarketingOptIns;
import io.relance.domain.shop.OrderState;
import io.relance.domain.shop.PersonName;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.FulfillmentChanged;
import io.relance.domain.shop.TrackingDetails;
import io.relance.testkit.process.FolderSearch;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.5, L-36: once an erasure is answered, no file of the running server names anyone")
class ErasedBytesScenarioTest {
  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final String EMAIL = "camille.moreau@example.com";
  private static final String PHONE = "+15145550142";
  private static final List<String> PERSONAL =
      List.of(EMAIL, "5145550142", "Camille", "Moreau", "yellow canary", "TRACKZZ99887", "TRK77");
  private static final String BODY =
      """
      {"phone": "%s", "email": "%s", "firstName": "Camille", "lastName": "Moreau"}\
      """
          .formatted(PHONE, EMAIL);

  @TempDir Path folder;
  private Deployment server;

  @BeforeEach
  void start() {
    var settings =
        Map.of(
            "RELANCE_OWNER_TOKEN", "owner-token-of-a-test",
            "RELANCE_COUNTRY", "CA",
            "RELANCE_QUIET_HOURS", "off",
            "RELANCE_TEST_CLOCK", "true");
    server = new Deployment(Settings.read(settings, 0), folder, 0, START);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("M5: orders, parcels, both of unknown orders, texts and stored responses")
  void leavesNoByteOfAPersonInARunningServer() {
    var contact = create().body();
    accept(order());
    accept(parcel("order-1", "parcel-1", "TRACKZZ99887"));
    accept(parcel("order-2", "parcel-2", "TRK77"));
    accept(changed(placed("order-1", camille(), "#1 of Moreau, Camille")));
    accept(changed(placed("order-3", camille(), "#3 of Camille")));
    writes();
    advance();
    for (int at = 0; at < 300; at++) {
      post("/v1/contacts", "{\"phone\": \"+3363998%04d\"}".formatted(at), "other-" + at);
    }
    assertThat(found()).containsExactlyElementsOf(PERSONAL);

    var answer = send("DELETE", "/v1/contacts/" + Json.tree(contact).path("id").asText(), "", "");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(found()).isEmpty();
  }

  @Test
  @DisplayName("M5: the response to a repeated request is not given out again")
  void forgetsTheStoredResponse() {
    var first = create();
    var again = create();
    send("DELETE", "/v1/contacts/" + Json.tree(first.body()).path("id").asText(), "", "");
    var afterwards = create();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(afterwards.statusCode()).isEqualTo(409);
    assertThat(afterwards.body()).contains("idempotency.done").doesNotContain(PHONE, "Camille");
  }

  @Test
  @DisplayName("M5: what comes of a parcel after its receiver was erased is not stored")
  void storesNothingOfAnErasedReceiversParcel() {
    accept(order(ContactDetails.NONE));
    accept(parcel("order-1", "parcel-1", "TRACKZZ99887"));
    advance();
    var contact = server.relance().people().contacts().byPhone(PHONE).orElseThrow();
    send("DELETE", "/v1/contacts/" + contact.id(), "", "");

    accept(parcel("order-1", "parcel-1", "TRACKZZ99887"));
    accept(progress());
    advance();
    var other = post("/v1/contacts", "{\"phone\": \"+33639980001\"}", "other").body();
    send("DELETE", "/v1/contacts/" + Json.tree(other).path("id").asText(), "", "");

    assertThat(server.relance().people().contacts().byPhone(PHONE)).isEmpty();
    assertThat(found()).isEmpty();
  }

  private HttpResponse<String> create() {
    return post("/v1/contacts", BODY, "key-1");
  }

  private void accept(ShopFact fact) {
    server.relance().ingest().acceptShopFact().accept(fact);
  }

  private static ContactDetails camille() {
    return ContactDetails.ofPhone(PHONE)
        .withEmail(EMAIL)
        .withName(new PersonName(Optional.of("Camille"), Optional.of("Moreau")));
  }

  private static ShopFact order() {
    return order(camille());
  }

  private static ShopFact order(ContactDetails buyer) {
    return placed("order-1", buyer, "#1 of Camille");
  }

  /** Of an order that is not known, it waits for the order. */
  private static ShopFact changed(ShopFact.OrderPlaced order) {
    return new ShopFact.OrderChanged(order, Optional.empty(), List.of());
  }

  private static ShopFact.OrderPlaced placed(String id, ContactDetails buyer, String name) {
    return new ShopFact.OrderPlaced(
        id,
        name,
        buyer,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("https://shop.example.com/orders/Moreau"),
        List.of(),
        List.of(),
        MarketingOptIns.NONE,
        START,
        START,
        false,
        OrderState.PLACED,
        false);
  }

  private static ShopFact parcel(String order, String parcel, String number) {
    return new FulfillmentChanged(
        parcel,
        order,
        FulfillmentStatus.SUCCESS,
        Optional.empty(),
        tracked(number),
        true,
        camille(),
        START);
  }

  private static TrackingDetails tracked(String number) {
    var url = Optional.of("https://carrier.example.com/" + number);
    return new TrackingDetails(
        Optional.of(number),
        url,
        Optional.of("Carrier"),
        List.of(new TrackingDetails.TrackingNumber(number, url)));
  }

  private static ShopFact progress() {
    return new ShopFact.FulfillmentProgress(
        "progress-1", "parcel-1", "order-1", CarrierStatus.DELIVERED, START);
  }

  private void writes() {
    server
        .relance()
        .ingest()
        .acceptInboundText()
        .accept(
            new InboundText(
                "twilio",
                "SM1",
                Channel.SMS,
                PHONE,
                "+12025550199",
                "My yellow canary says hello",
                Optional.empty(),
                Optional.empty()));
  }

  private void advance() {
    assertThat(send("POST", "/v1/clock", "{\"advance\": \"PT1M\"}", "").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> post(String path, String body, String key) {
    return send("POST", path, body, key);
  }

  private HttpResponse<String> send(String method, String path, String body, String key) {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer owner-token-of-a-test")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return Http.send(request);
  }

  private List<String> found() {
    return FolderSearch.found(folder, PERSONAL);
  }
}
