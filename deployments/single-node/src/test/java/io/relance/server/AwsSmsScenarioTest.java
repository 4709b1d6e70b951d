package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.fake.AwsSmsFault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-6: texts by AWS End User Messaging")
class AwsSmsScenarioTest {
  private static final String PHONE = "+33639980101";
  private static final String QUIZ = Flows.cakes("sms");

  @TempDir private Path folder;
  private AwsSmsServer aws;
  private OpenServer server;
  private String contact;

  @BeforeEach
  void start() {
    aws = new AwsSmsServer(folder);
    server = aws.open();
    contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE, "locale", "en")));
    server.subscribe(contact);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  @DisplayName("A conversation goes on by AWS, from the number that was written to")
  void holdsAConversation() {
    server.active(QUIZ);

    aws.texted(PHONE, "cake");
    aws.texted(PHONE, "the chocolate one");

    assertThat(aws.sent())
        .containsExactly(
            "Which flavour?\n1. Vanilla\n2. Chocolate", "Your Chocolate cake is ready.");
    assertThat(aws.aws().accepted().getFirst().from()).isEqualTo(aws.aws().account().number());
  }

  @Test
  @DisplayName("The same notification twice is answered once")
  void answersARepeatedNotificationOnce() {
    server.active(QUIZ);
    var cake = aws.aws().topic().text("in-again", PHONE, aws.aws().account().number(), "cake");

    aws.posts(cake);
    aws.posts(cake);
    server.advance("PT1S");
    aws.posts(cake);
    server.advance("PT1S");

    assertThat(aws.sent()).hasSize(1);
  }

  @Test
  @DisplayName("K-16: events settle a message in any order, with the parts that AWS bills")
  void appliesEventsInAnyOrder() {
    var automation = server.active(QUIZ);
    aws.texted(PHONE, "cake");
    var text = aws.aws().accepted().getFirst();
    var topic = aws.aws().topic();

    aws.posts(topic.event(text, "TEXT_DELIVERED", true));
    aws.posts(topic.event(text, "TEXT_SUCCESSFUL", false));
    aws.posts(topic.event(text, "TEXT_DELIVERED", true));
    aws.posts(topic.event(text, "TEXT_CARRIER_BLOCKED", true));

    assertThat(server.report(automation).path("delivered").asInt()).isEqualTo(1);
    assertThat(outbound().path("state").asText()).isEqualTo("delivered");
    assertThat(outbound().path("segments").asInt()).isEqualTo(2);
    assertThat(outbound().path("provider").asText()).isEqualTo("aws-sms");
  }

  @Test
  @DisplayName("A text that the carrier blocked failed, with its reason")
  void recordsALateFailure() {
    server.active(QUIZ);
    aws.texted(PHONE, "cake");

    aws.posts(
        aws.aws().topic().event(aws.aws().accepted().getFirst(), "TEXT_CARRIER_BLOCKED", true));

    assertThat(outbound().path("state").asText()).isEqualTo("failed");
    assertThat(outbound().path("reason").asText()).contains("The carrier blocked the text.");
  }

  @Test
  @DisplayName("D5.3: an ambiguous text is not sent again, and an event settles it")
  void settlesAnAmbiguousTextByAnEvent() {
    server.active(QUIZ);
    aws.aws().next(1, AwsSmsFault.ERROR_AFTER_ACCEPTING);
    aws.texted(PHONE, "cake");
    server.advance("PT10M");

    assertThat(outbound().path("state").asText()).isEqualTo("unconfirmed");
    assertThat(aws.sent()).hasSize(1);

    aws.posts(aws.aws().topic().event(aws.aws().accepted().getFirst(), "TEXT_DELIVERED", true));

    assertThat(outbound().path("state").asText()).isEqualTo("delivered");
    assertThat(aws.sent()).hasSize(1);
  }

  @Test
  @DisplayName("A throttled text is sent a moment later, once")
  void repeatsWhatAwsThrottled() {
    server.active(QUIZ);
    aws.aws().next(1, AwsSmsFault.THROTTLED);

    aws.texted(PHONE, "cake");
    server.advance("PT5M");

    assertThat(aws.sent()).hasSize(1);
  }

  @Test
  @DisplayName("D7.5: STOP is an opt-out, which AWS confirms; HELP is answered by AWS")
  void leavesTheAnswersToAws() {
    server.active(QUIZ);

    aws.texted(PHONE, "HELP");
    aws.texted(PHONE, "STOP");
    aws.texted(PHONE, "cake");

    assertThat(aws.sent()).isEmpty();
    assertThat(consent()).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("D7.5: a number on AWS's own opt-out list is an opt-out here too")
  void takesTheOptOutListOfAws() {
    server.active(QUIZ);
    aws.aws().optsOut(PHONE);

    aws.texted(PHONE, "cake");

    assertThat(outbound().path("state").asText()).isEqualTo("failed");
    assertThat(consent()).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("K-4: a reply is to the message that AWS names, not to the newest one")
  void repliesToTheMessageThatAwsNames() {
    var first = campaign("First");
    var second = campaign("Second");
    var toFirst = server.active(reply("first"));
    var toSecond = server.active(reply("second"));
    var texts = aws.aws().accepted();

    aws.replied(texts.getFirst(), "great");
    assertThat(decision()).isEqualTo("reply");
    assertThat(triggered(toFirst)).isEqualTo(1);
    assertThat(triggered(toSecond)).isZero();

    aws.replied(texts.get(1), "great");
    assertThat(triggered(toFirst)).isEqualTo(1);
    assertThat(triggered(toSecond)).isEqualTo(1);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  @DisplayName("K-3: a sender ID cannot receive, and no conversation is activated with one")
  void refusesConversationsOfASenderThatCannotReceive() {
    try (var named =
        new AwsSmsServer(
            folder.resolve("named"), Map.of("RELANCE_AWS_SMS_ORIGINATION", "BAKERY"))) {
      var id =
          named.open().make("/v1/automations", "{\"name\": \"Q\", \"flow\": %s}".formatted(QUIZ));

      var refused = named.open().call("POST", "/v1/automations/%s/activate".formatted(id), "{}");

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().toString()).contains("trigger.sender-cannot-receive");
    }
  }

  @Test
  @DisplayName("The project shows the provider with its sender")
  void showsTheProvider() {
    var sms = server.get("/v1/project").json().at("/channels/0");

    assertThat(sms.path("provider").asText()).isEqualTo("aws-sms");
    assertThat(sms.at("/senders/0/address").asText()).isEqualTo(aws.aws().account().number());
    assertThat(sms.at("/senders/0/canReceive").asBoolean()).isTrue();
  }

  private String campaign(String name) {
    var id =
        server.make(
            "/v1/automations",
            "{\"name\": \"%s\", \"flow\": %s}".formatted(name, flow("{\"kind\": \"api\"}")));
    server.done("/v1/automations/%s/activate".formatted(id), "{}");
    server.enroll(id, contact);
    server.advance("PT1S");
    return id;
  }

  private int triggered(String automation) {
    return server.get("/v1/automations/" + automation).json().path("timesTriggered").asInt();
  }

  private static String reply(String automation) {
    return flow(
        """
        {"kind": "reply-to-message", "channels": ["sms"],
         "message": {"automation": "%s", "element": "hello"}}"""
            .formatted(automation));
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

  private JsonNode outbound() {
    return server.messages("direction=outbound&contactId=" + contact).getFirst();
  }

  private String consent() {
    return server
        .get("/v1/contacts/" + contact)
        .json()
        .path("consents")
        .valueStream()
        .filter(it -> it.path("channel").asText().equals("sms"))
        .filter(it -> it.path("type").asText().equals("marketing"))
        .map(it -> it.path("state").asText())
        .findFirst()
        .orElse("none");
  }

  private String decision() {
    return server
        .messages("direction=inbound&contactId=" + contact)
        .getFirst()
        .at("/decision/rule")
        .asText();
  }
}
