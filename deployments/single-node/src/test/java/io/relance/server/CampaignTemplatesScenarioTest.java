package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-2, C-S1: the templates of campaigns run to their ends, in each language")
class CampaignTemplatesScenarioTest {
  private static final int CONTACTS = 6;
  private static final List<Map<String, String>> LINES = List.of(Map.of("title", "Lamp"));

  @TempDir private Path folder;
  @AutoClose private OpenServer server;
  private final List<String> people = new ArrayList<>();

  /** It is a Tuesday, 10:00 in Paris. */
  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    for (int at = 0; at < CONTACTS; at++) {
      var consents =
          List.of(
              Map.of("channel", "sms", "state", "subscribed", "source", "form"),
              Map.of("channel", "email", "state", "subscribed", "source", "form"));
      var body =
          Map.of(
              "phone", phone(at),
              "email", "p%d@example.org".formatted(at),
              "consents", consents);
      people.add(server.make("/v1/contacts", Json.write(body)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void comparesTwoTextsOfASeasonalSale(String locale) {
    var automation = launched("seasonal-sale", locale);
    server.advance("PT1M");
    var started = server.report(automation);
    assertThat(started.at("/elements/short-text/sent").asInt()).isEqualTo(CONTACTS / 2);
    assertThat(started.at("/elements/friendly-text/sent").asInt()).isEqualTo(CONTACTS / 2);
    ordered();
    server.advance("P6D");

    var report = server.report(automation);
    assertThat(report.at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(report.at("/outcomes/neutral").asInt()).isEqualTo(CONTACTS - 1);
    assertThat(report.at("/elements/remind/sent").asInt()).isEqualTo(CONTACTS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void sendsANewsletterOnceToEachMailbox(String locale) {
    var consent = Map.of("channel", "email", "state", "subscribed", "source", "form");
    people.add(
        server.make(
            "/v1/contacts",
            Json.write(Map.of("email", "p1+news@example.org", "consents", List.of(consent)))));
    var automation = launched("newsletter", locale);
    server.advance("PT1M");
    ordered();
    server.advance("P8D");

    var report = server.report(automation);
    assertThat(report.at("/elements/letter/sent").asInt()).isEqualTo(CONTACTS);
    assertThat(report.at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(report.at("/outcomes/neutral").asInt()).isEqualTo(CONTACTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  @DisplayName("A-2, C-D3: a newsletter with approval is sent once it is approved")
  void sendsANewsletterOnceItIsApproved(String locale) {
    var automation = created("newsletter-approval", locale);
    var path = "/v1/automations/" + automation;
    var refused = server.call("POST", path + "/activate", "{}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("you@example.com");

    var flow = server.get(path).json().path("flow").toString();
    var own = flow.replace("you@example.com", "mia@lumen.test");
    server.done("PATCH", path, "{\"flow\": %s}".formatted(own));
    launch(automation);
    server.advance("PT2M");
    var held = server.report(automation);
    assertThat(held.at("/elements/letter/held").asInt()).isEqualTo(CONTACTS);
    assertThat(held.path("sent").asInt()).isZero();
    var approval = server.get("/v1/approvals").json().at("/items/0/id").asText();
    server.done("/v1/approvals/%s/approve".formatted(approval), "");
    server.advance("PT2M");

    var report = server.report(automation);
    assertThat(report.at("/elements/letter/sent").asInt()).isEqualTo(CONTACTS);
    assertThat(report.path("outcomes").toString())
        .isEqualTo("{\"success\":%d}".formatted(CONTACTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void opensASaleOnTuesdayAndWritesAgainToThoseWhoDidNotOrder(String locale) {
    var automation = launched("product-launch", locale);
    server.advance("P6DT22H");
    assertThat(server.report(automation).at("/elements/open/sent").asInt()).isZero();
    server.advance("PT4H");
    assertThat(server.report(automation).at("/elements/open/sent").asInt()).isEqualTo(CONTACTS);
    ordered();
    server.advance("P11D");

    var report = server.report(automation);
    assertThat(report.at("/elements/tell-more/sent").asInt()).isEqualTo(CONTACTS - 1);
    assertThat(report.at("/outcomes/success").asInt()).isEqualTo(1);
    assertThat(report.at("/outcomes/neutral").asInt()).isEqualTo(CONTACTS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void unsubscribesThoseWhoStaySilent(String locale) {
    var automation = launched("re-engagement", locale);
    server.advance("P1D");
    ordered();
    server.advance("P7D");
    server.texted(phone(1), "Hello again");
    server.advance("P15D");

    var report = server.report(automation);
    assertThat(report.at("/elements/text/sent").asInt()).isEqualTo(CONTACTS - 1);
    assertThat(report.at("/outcomes/success").asInt()).isEqualTo(2);
    assertThat(report.at("/outcomes/abandon").asInt()).isEqualTo(CONTACTS - 2);
    assertThat(emailConsent(people.get(1))).isEqualTo("subscribed");
    assertThat(emailConsent(people.get(2))).isEqualTo("unsubscribed");
  }

  private String launched(String template, String locale) {
    var automation = created(template, locale);
    launch(automation);
    return automation;
  }

  private String created(String template, String locale) {
    var body = Map.of("name", "Campaign", "template", template, "locale", locale);
    return server.make("/v1/automations", Json.write(body));
  }

  private void launch(String automation) {
    server.done("/v1/automations/%s/activate".formatted(automation), "{}");
    server.launch(automation, people);
  }

  /** An order of the first contact. */
  private void ordered() {
    var body = Map.of("id", 1, "phone", phone(0), "created_at", now(), "line_items", LINES);
    Happenings.accept(server.deployment().relance(), "orders/create", Json.write(body));
    server.advance("PT1S");
  }

  private String now() {
    return server.deployment().relance().requests().clock().instant().toString();
  }

  private static String phone(int at) {
    return "+3363998%04d".formatted(at);
  }

  private String emailConsent(String contact) {
    for (JsonNode consent : server.get("/v1/contacts/" + contact).json().path("consents")) {
      if (consent.path("channel").asText().equals("email")) {
        return consent.path("state").asText();
      }
    }
    return "";
  }
}
