package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.NewAutomation;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.shop.ShopFact;
import io.relance.providers.shopify.ShopifyWebhooks;
import io.relance.testkit.fake.SampleEvents;
import io.relance.testkit.process.FolderSearch;
import io.relance.testkit.server.ApiClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.5, L-36: what is held of a person is shown whole, then gone to the last byte")
class ErasureStoryTest {
  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final String EMAIL = "camille.moreau@example.com";
  private static final String PHONE = "5145550142";
  private static final List<String> PERSONAL =
      List.of(EMAIL, PHONE, "Moreau", "yellow canary", "Merci Camille");
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Merci {{ contact.firstName }} {{ contact.lastName }}!", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Encore merci {{ contact.firstName }}!", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;

  @Test
  void leavesNoByteOfAPersonInTheFolder() {
    try (var server = open()) {
      var automation = automation(server);
      var camille = orders(server);
      writes(server);
      advance(server, "PT1H");
      assertThat(export(server, camille)).contains(PERSONAL);

      server.relance().requests().eraseOnRequest().erase(camille.id());
      advance(server, "P3D");

      assertThat(export(server, camille)).isEmpty();
      assertThat(server.relance().authoring().counters().of(new AutomationId(automation)))
          .containsEntry("entered", 1L)
          .containsEntry("inProgress", 0L)
          .containsEntry("sent", 1L)
          .containsEntry("outcome:erased", 1L);
    }

    assertThat(found()).isEmpty();
  }

  private Deployment open() {
    var settings =
        Map.of(
            "RELANCE_OWNER_TOKEN", "owner-token-of-a-test",
            "RELANCE_COUNTRY", "CA",
            "RELANCE_QUIET_HOURS", "off",
            "RELANCE_TEST_CLOCK", "true");
    return new Deployment(Settings.read(settings, 0), folder, 0, START);
  }

  private static String automation(Deployment server) {
    var flow = Json.tree(FLOW);
    var made =
        server
            .relance()
            .authoring()
            .editAutomations()
            .create(NewAutomation.of("Thanks", flow))
            .orElseThrow();
    server
        .relance()
        .authoring()
        .toggleAutomations()
        .activate(made.id(), ActivationNote.by("system"));
    return made.id().value();
  }

  private static Contact orders(Deployment server) {
    var events = SampleEvents.find();
    var parsedWebhook =
        ShopifyWebhooks.parse(events.topic("order-completed"), events.shopify("order-completed"));
    var fact = ((Parsed<ShopFact>) parsedWebhook).value();
    server.relance().ingest().acceptShopFact().accept(fact);
    advance(server, "PT1M");
    return server.relance().people().contacts().byEmail(EMAIL).orElseThrow();
  }

  private static void writes(Deployment server) {
    server
        .relance()
        .ingest()
        .acceptInboundText()
        .accept(
            new InboundText(
                "twilio",
                "SM1",
                Channel.SMS,
                "+1" + PHONE,
                "+12025550199",
                "My yellow canary says hello",
                Optional.empty(),
                Optional.empty()));
  }

  private static String export(Deployment server, Contact contact) {
    return server
        .relance()
        .privacy()
        .exportContact()
        .export(contact.id())
        .map(Json::write)
        .orElse("");
  }

  private static void advance(Deployment server, String period) {
    var _ = new ApiClient(server.address(), "owner-token-of-a-test").advance(period);
  }

  private List<String> found() {
    return FolderSearch.found(folder, PERSONAL);
  }
}
