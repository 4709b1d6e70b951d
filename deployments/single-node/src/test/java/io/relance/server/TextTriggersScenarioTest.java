package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("K-4: subscribers text keywords, and reply to messages")
class TextTriggersScenarioTest extends ServerTest {
  private final List<String> automations = new ArrayList<>();
  private String contact = "";
  private String phone = "";
  private int phones;

  @BeforeEach
  void subscribe() {
    phone = "+3363998%04d".formatted(phones++);
    contact = server.subscriber(phone);
  }

  /** Deletes what the test activated, an automation that another one names after it. */
  @AfterEach
  void delete() {
    for (var automation : automations.reversed()) {
      var path = "/v1/automations/" + automation;
      server.call("POST", path + "/deactivate", "{}");
      server.call("DELETE", path, "");
    }
    automations.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "PUMPKIN PIE, keyword",
    "pumpkin pie!, keyword",
    "Pümpkin  pie, keyword",
    "pumpkin pie please, nothing",
    "pumpkin pies, nothing"
  })
  @DisplayName("K-4 K-5 A keyword is the whole text, in any case")
  void answersExactlyTheKeyword(String text, String rule) {
    var automation = active("Pumpkins", keyword("\"pumpkin pie\"", ""));

    assertThat(decision(writes(text)).path("rule").asText()).isEqualTo(rule);
    assertThat(triggered(automation)).isEqualTo(rule.equals("keyword") ? 1 : 0);
  }

  @Test
  @DisplayName("K-7 The keyword is stored in a property as it is written in the flow")
  void storesTheKeyword() {
    active("Flavors", keyword("\"Pumpkin\", \"Apple pie\"", ", \"storeAs\": \"flavor\""));

    writes("APPLE PIE");

    assertThat(server.get("/v1/contacts/" + contact).json().at("/properties/flavor").asText())
        .isEqualTo("Apple pie");
  }

  @Test
  @DisplayName("K-2 Only subscribers are answered")
  void answersSubscribersOnly() {
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/sms".formatted(contact),
        "{\"state\": \"unsubscribed\", \"source\": \"test\"}");
    var automation = active("Pumpkins", keyword("\"pumpkin\"", ", \"storeAs\": \"flavor\""));

    var decision = decision(writes("pumpkin"));

    assertThat(decision.path("rule").asText()).isEqualTo("not-a-subscriber");
    assertThat(decision.path("automationId").asText()).isEqualTo(automation);
    assertThat(triggered(automation)).isZero();
    assertThat(
            server.get("/v1/contacts/" + contact).json().at("/properties/flavor").isMissingNode())
        .isTrue();
  }

  @Test
  @DisplayName("K-6 A text by another channel triggers nothing")
  void answersOnItsChannelOnly() {
    var automation =
        active(
            "Pumpkins",
            """
            {"format": 1, "trigger": {"kind": "keyword", "channels": ["whatsapp"],
               "keywords": ["pumpkin"]}, "start": "shop", "elements": [
              {"id": "shop", "name": "Shop", "kind": "forward", "to": [{"sms": "+33612345611"}],
               "next": "done"},
              {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
            """);

    assertThat(decision(writes("pumpkin")).path("rule").asText()).isEqualTo("nothing");
    assertThat(triggered(automation)).isZero();
  }

  @Test
  @DisplayName("A keyword of one sender is none of another")
  void answersTextsToItsSenderOnly() {
    var other = active("Other", keyword("\"pumpkin\"", ", \"sender\": \"+12025550111\""));
    var ours =
        active("Ours", keyword("\"pumpkin\"", ", \"sender\": \"%s\"".formatted(OpenServer.NUMBER)));

    writes("pumpkin");

    assertThat(triggered(other)).isZero();
    assertThat(triggered(ours)).isEqualTo(1);
  }

  @Test
  @DisplayName("D7.1 The order of the rules; what lost stands on the message")
  void decidesInOneOrder() {
    var campaign = campaign("Sale");
    var keyword = active("Keyword", keyword("\"pumpkin\"", ""));
    var reply = active("Reply", reply("\"pumpkin tart\"", message("sale")));
    var contains = active("Contains", inbound("pumpkin", "contains"));
    var other = active("Other", flow("{\"kind\": \"inbound-message\"}"));

    var exactly = decision(writes("pumpkin"));
    var nearly = decision(writes("a pumpkin tart please"));
    var within = decision(writes("no pumpkins but pumpkin pie"));
    var any = decision(writes("when do you open"));

    assertThat(rule(exactly)).isEqualTo("keyword " + keyword);
    assertThat(lost(exactly)).isEqualTo("contains " + contains);
    assertThat(rule(nearly)).isEqualTo("reply " + reply);
    assertThat(lost(nearly)).isEqualTo("contains " + contains);
    assertThat(rule(within)).isEqualTo("contains " + contains);
    assertThat(within.has("lost")).isFalse();
    assertThat(rule(any)).isEqualTo("any-other " + other);
    assertThat(triggered(campaign)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pumpkin, reply",
    "I want the pumkin one!, reply",
    "pumpkinnn, reply",
    "not pumpkin, nothing",
    "hello, nothing",
    "2, nothing"
  })
  @DisplayName("K-4 A reply contains a keyword, or nearly")
  void matchesRepliesApproximately(String text, String rule) {
    campaign("Sale");
    var automation = active("Reply", reply("\"Pumpkin\", \"Apple\"", message("sale")));

    assertThat(decision(writes(text)).path("rule").asText()).isEqualTo(rule);
    assertThat(triggered(automation)).isEqualTo(rule.equals("reply") ? 1 : 0);
  }

  @Test
  @DisplayName("K-7 Of a reply the keyword is stored, not what was written")
  void storesTheKeywordOfAReply() {
    campaign("Sale");
    active(
        "Reply",
        flow(
            """
            {"kind": "reply-to-message", "channels": ["sms"], "keywords": ["Pumpkin"],
             "message": {"automation": "sale", "element": "hello"}, "storeAs": "flavor"}"""));

    writes("the pumkin please");

    assertThat(server.get("/v1/contacts/" + contact).json().at("/properties/flavor").asText())
        .isEqualTo("Pumpkin");
  }

  @Test
  @DisplayName("A reply is to the newest message that an active trigger names; keywords come first")
  void repliesToTheNewestMessage() {
    campaign("First");
    var first = active("To first", reply("", message("first")));
    server.advance("PT1H");
    campaign("Second");
    var second = active("To second", reply("", message("second")));
    server.advance("PT1H");
    campaign("Third");

    writes("great");
    assertThat(triggered(second)).isEqualTo(1);
    var keyworded = active("Keyworded", reply("\"discount\"", message("first")));
    writes("a discount please");

    assertThat(triggered(keyworded)).isEqualTo(1);
    assertThat(triggered(first)).isZero();
    assertThat(triggered(second)).isEqualTo(1);
  }

  @Test
  @DisplayName("A reply after 30 days is none, nor is a text without a message before")
  void repliesWithinThirtyDays() {
    var automation = active("Any", reply("", "\"any\""));
    var before = decision(writes("hello"));
    campaign("Sale");
    server.advance("P29D");
    var within = decision(writes("hello there"));
    server.advance("P31D");
    var after = decision(writes("hello again"));

    assertThat(before.path("rule").asText()).isEqualTo("nothing");
    assertThat(rule(within)).isEqualTo("reply " + automation);
    assertThat(after.path("rule").asText()).isEqualTo("nothing");
  }

  @Test
  @DisplayName("A picture without a text, a reaction and an empty text trigger nothing")
  void answersNoTextWithoutWords() {
    campaign("Sale");
    var automation = active("Any", reply("", "\"any\""));

    assertThat(decision(writes("")).path("rule").asText()).isEqualTo("nothing");
    assertThat(decision(writes("Liked “Hello from Sale”")).path("rule").asText())
        .isEqualTo("automated");
    assertThat(triggered(automation)).isZero();
  }

  @Test
  @DisplayName("Twenty replies in an hour; the next is withheld, and the hour after it is not")
  void capsReplies() {
    var automation = active("Pumpkins", keyword("\"pumpkin\"", ""));

    for (int text = 0; text < 20; text++) {
      writes("pumpkin");
    }
    var capped = decision(writes("pumpkin"));
    server.advance("PT1H");
    writes("pumpkin");

    assertThat(rule(capped)).isEqualTo("too-many-replies " + automation);
    assertThat(triggered(automation)).isEqualTo(21);
  }

  @Test
  @DisplayName("A message that no automation sends is refused, naming the near one")
  void refusesMessagesThatNoAutomationSends() {
    campaign("Sale");

    var unknown = refused(reply("", message("sael")));
    assertThat(unknown.path("code").asText()).isEqualTo("trigger.unknown-automation");
    assertThat(unknown.path("path").asText()).isEqualTo("trigger.message.automation");
    assertThat(unknown.path("message").asText())
        .isEqualTo("There is no automation \"sael\"; did you mean \"sale\"?");
    assertThat(
            refused(reply("", "{\"automation\": \"sale\", \"element\": \"helo\"}"))
                .path("message")
                .asText())
        .isEqualTo("The automation \"sale\" has no element \"helo\"; did you mean \"hello\"?");
    assertThat(
            refused(reply("", "{\"automation\": \"sale\", \"element\": \"done\"}"))
                .path("code")
                .asText())
        .isEqualTo("trigger.no-message");
  }

  @Test
  @DisplayName("An automation whose messages another one names is not deleted")
  void keepsAnAutomationThatIsNamed() {
    var campaign = campaign("Sale");
    var reply = active("To the sale", reply("", message("sale")));
    server.done("/v1/automations/%s/deactivate".formatted(campaign), "{}");

    var used = server.call("DELETE", "/v1/automations/" + campaign, "").refuses(409);
    server.done("/v1/automations/%s/deactivate".formatted(reply), "{}");
    server.call("DELETE", "/v1/automations/" + reply, "");

    assertThat(used.text("/code")).isEqualTo("automation.in-use");
    assertThat(used.text("/detail")).isEqualTo("The automation is used by \"To the sale\"");
    assertThat(server.call("DELETE", "/v1/automations/" + campaign, "").status()).isEqualTo(204);
  }

  private JsonNode refused(String flow) {
    return server
        .done("/v1/flows/checks", "{\"flow\": %s}".formatted(flow))
        .json()
        .at("/diagnostics/0");
  }

  /** An automation that has sent its message to the contact. */
  private String campaign(String name) {
    var id = active(name, flow("{\"kind\": \"api\"}"));
    server.enroll(id, contact);
    server.advance("PT1S");
    return id;
  }

  private String active(String name, String flow) {
    var id =
        server.make("/v1/automations", "{\"name\": \"%s\", \"flow\": %s}".formatted(name, flow));
    server.done("/v1/automations/%s/activate".formatted(id), "{}");
    automations.add(id);
    return id;
  }

  /** The id of a message from the contact, after it was answered. */
  private String writes(String text) {
    server.texted(phone, text);
    return server.messages("direction=inbound&contactId=" + contact).getFirst().path("id").asText();
  }

  private JsonNode decision(String message) {
    return server.get("/v1/messages/" + message).json().path("decision");
  }

  private static String rule(JsonNode decision) {
    return decision.path("rule").asText() + " " + decision.path("automationId").asText();
  }

  private static String lost(JsonNode decision) {
    return rule(decision.at("/lost/0"));
  }

  private int triggered(String automation) {
    return server.get("/v1/automations/" + automation).json().path("timesTriggered").asInt();
  }

  private static String keyword(String keywords, String more) {
    return flow(
        "{\"kind\": \"keyword\", \"channels\": [\"sms\"], \"keywords\": [%s]%s}"
            .formatted(keywords, more));
  }

  private static String reply(String keywords, String message) {
    var listed = keywords.isEmpty() ? "" : "\"keywords\": [%s], ".formatted(keywords);
    return flow(
        "{\"kind\": \"reply-to-message\", \"channels\": [\"sms\"], %s\"message\": %s}"
            .formatted(listed, message));
  }

  private static String message(String automation) {
    return "{\"automation\": \"%s\", \"element\": \"hello\"}".formatted(automation);
  }

  private static String inbound(String keyword, String match) {
    return flow(
        "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"%s\"], \"match\": \"%s\"}"
            .formatted(keyword, match));
  }

  private static String flow(String trigger) {
    return """
    {"format": 1, "trigger": %s, "start": "hello", "elements": [
      {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
       "text": "Thank you", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(trigger);
  }
}
