package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.fake.AcceptedAwsText;
import io.relance.testkit.fake.AcceptedText;
import io.relance.testkit.fake.AwsSmsFault;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-6: with Twilio and AWS the sender chooses the provider of a text")
class TwoSmsProvidersScenarioTest {
  private static final String PHONE = "+33639980101";

  private static final Map<String, String> TWILIO =
      Map.of(
          "RELANCE_TWILIO_ACCOUNT_SID", TwilioAccount.INVENTED.sid(),
          "RELANCE_TWILIO_AUTH_TOKEN", TwilioAccount.INVENTED.token(),
          "RELANCE_TWILIO_FROM", OpenServer.NUMBER);

  @TempDir private Path folder;
  private AwsSmsServer aws;
  private OpenServer server;
  private String contact;

  @BeforeEach
  void start() {
    aws = new AwsSmsServer(folder, TWILIO);
    server = aws.open();
    contact = server.subscriber(PHONE);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  @DisplayName("A launch leaves by the provider of its sender; without a sender, by Twilio")
  void sendsByTheProviderOfTheSender() {
    launch(flow("By Twilio", OpenServer.NUMBER));
    launch(flow("By AWS", awsNumber()));
    launch(flow("By default", ""));

    assertThat(byTwilio()).containsExactly("By Twilio", "By default");
    assertThat(aws.sent()).containsExactly("By AWS");
    assertThat(server.twilio().taken())
        .extracting(AcceptedText::from)
        .containsOnly(OpenServer.NUMBER);
    assertThat(aws.aws().accepted()).extracting(AcceptedAwsText::from).containsExactly(awsNumber());
    assertThat(outbound("provider")).containsExactlyInAnyOrder("twilio", "twilio", "aws-sms");
  }

  @Test
  @DisplayName("The receipts of both settle the messages of each")
  void takesTheReceiptsOfBoth() {
    launch(flow("By Twilio", OpenServer.NUMBER));
    launch(flow("By AWS", awsNumber()));
    var text = server.twilio().taken().getFirst();

    server.twilioPosts(
        "/webhooks/twilio/status?send=" + text.sendId().orElseThrow(),
        "MessageSid=%s&MessageStatus=delivered".formatted(text.sid()));
    assertThat(outbound("state")).containsExactlyInAnyOrder("delivered", "sent");

    aws.posts(aws.aws().topic().event(aws.aws().accepted().getFirst(), "TEXT_DELIVERED", true));
    assertThat(outbound("state")).containsExactly("delivered", "delivered");
  }

  @Test
  @DisplayName("A conversation goes on from the number that was written to, by its provider")
  void answersByTheProviderOfTheText() {
    server.active(Flows.cakes("sms"));
    var other = server.subscriber("+33639980102");

    aws.texted(PHONE, "cake");
    server.texted("+33639980102", "cake");
    aws.texted(PHONE, "what?");
    aws.texted(PHONE, "chocolate");
    server.texted("+33639980102", "vanilla");

    assertThat(aws.sent())
        .hasSize(3)
        .startsWith("Which flavour?\n1. Vanilla\n2. Chocolate")
        .endsWith("Your Chocolate cake is ready.");
    assertThat(aws.aws().accepted()).extracting(AcceptedAwsText::from).containsOnly(awsNumber());
    assertThat(byTwilio())
        .containsExactly("Which flavour?\n1. Vanilla\n2. Chocolate", "Your Vanilla cake is ready.");
    assertThat(server.textsTo(other)).hasSize(2);
  }

  @Test
  @DisplayName("One contact has a conversation with each number, and each goes on by itself")
  void keepsTheConversationsOfTwoNumbersApart() {
    server.active(Flows.cakes("sms"));

    aws.texted(PHONE, "cake");
    server.texted(PHONE, "chocolate");

    assertThat(aws.sent()).hasSize(1);
    assertThat(byTwilio()).isEmpty();

    aws.texted(PHONE, "vanilla");

    assertThat(aws.sent()).hasSize(2).endsWith("Your Vanilla cake is ready.");
  }

  @Test
  @DisplayName("D7.5: STOP to one of the numbers ends the texts of both")
  void stopsBoth() {
    aws.texted(PHONE, "STOP");

    launch(marketing("By Twilio", OpenServer.NUMBER));
    launch(marketing("By AWS", awsNumber()));

    assertThat(byTwilio()).isEmpty();
    assertThat(aws.sent()).isEmpty();
  }

  @Test
  @DisplayName("B8: AWS refuses our account, and Twilio goes on sending")
  void pausesOneProviderOnly() {
    aws.aws().refuses(PHONE, "AccessDeniedException", "");

    launch(flow("By AWS", awsNumber()));
    launch(flow("By Twilio", OpenServer.NUMBER));

    assertThat(byTwilio()).containsExactly("By Twilio");
    assertThat(aws.sent()).isEmpty();
    assertThat(server.get("/health").json().path("pausedProviders"))
        .hasSize(1)
        .first()
        .satisfies(it -> assertThat(it.path("provider").asText()).isEqualTo("aws-sms"));
  }

  @Test
  @DisplayName("B8: Twilio refuses our account, and AWS goes on sending")
  void pausesTheDefaultProviderOnly() {
    server.twilio().refuses(PHONE, 20003);

    launch(flow("By Twilio", OpenServer.NUMBER));
    launch(flow("By AWS", awsNumber()));

    assertThat(aws.sent()).containsExactly("By AWS");
    assertThat(server.get("/health").text("/pausedProviders/0/provider")).isEqualTo("twilio");
  }

  @Test
  @DisplayName("D5.3: a text that AWS throttled is sent again by AWS, once")
  void retriesByTheSameProvider() {
    aws.aws().next(4, AwsSmsFault.THROTTLED);

    launch(flow("By AWS", awsNumber()));
    server.advance("PT5M");

    assertThat(aws.sent()).containsExactly("By AWS");
    assertThat(byTwilio()).isEmpty();
  }

  @Test
  @DisplayName("D5.3: an ambiguous text of AWS is not looked up at Twilio, nor sent again")
  void asksTheProviderThatHasTheText() {
    aws.aws().next(1, AwsSmsFault.ERROR_AFTER_ACCEPTING);
    server.twilio().next(1, TwilioFault.ERROR_AFTER_TAKING);

    launch(flow("By AWS", awsNumber()));
    launch(flow("By Twilio", OpenServer.NUMBER));
    server.advance("PT10M");

    assertThat(aws.sent()).containsExactly("By AWS");
    assertThat(byTwilio()).containsExactly("By Twilio");
    assertThat(outbound("state")).containsExactlyInAnyOrder("unconfirmed", "sent");
  }

  @Test
  @DisplayName("A sender of neither provider is refused at activation, with the near right one")
  void refusesAnUnknownSender() {
    var near = awsNumber().substring(0, awsNumber().length() - 1);
    var id =
        server.make(
            "/v1/automations", "{\"name\": \"S\", \"flow\": %s}".formatted(flow("Hello", near)));

    var refused = server.call("POST", "/v1/automations/%s/activate".formatted(id), "{}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("element.unknown-sender", near, "did you mean", awsNumber(), OpenServer.NUMBER);
  }

  @Test
  @DisplayName("D5.3: a text that AWS did not take is sent by AWS after Twilio became the default")
  void keepsTheProviderOfAnEarlierAttempt() {
    var moved = folder.resolve("moved");
    try (var before = new AwsSmsServer(moved)) {
      before.aws().next(100, AwsSmsFault.UNAVAILABLE);
      var someone = before.open().subscriber(PHONE);
      before.open().launch(before.open().active(flow("Hello", "")), List.of(someone));
      before.open().advance("PT1S");
    }

    try (var both = new AwsSmsServer(moved, TWILIO)) {
      both.open().advance("PT30M");

      assertThat(both.sent()).containsExactly("Hello");
      assertThat(both.open().twilio().taken()).isEmpty();
    }
  }

  @Test
  @DisplayName("A message of a sender that neither has fails with its reason, and is not sent")
  void failsAMessageOfAnUnknownSender() {
    var moved = folder.resolve("moved");
    String automation;
    try (var before = new AwsSmsServer(moved)) {
      automation = before.open().active(flow("Hello", "BAKERY"));
    }

    try (var both = new AwsSmsServer(moved, TWILIO)) {
      both.open().launch(automation, List.of(both.open().subscriber(PHONE)));
      both.open().advance("PT5S");

      var message = both.open().messages("direction=outbound").getFirst();
      assertThat(message.path("state").asText()).isEqualTo("failed");
      assertThat(message.path("reason").asText())
          .contains("No provider has the sender \"BAKERY\"", OpenServer.NUMBER, awsNumber());
      assertThat(both.sent()).isEmpty();
      assertThat(both.open().twilio().taken()).isEmpty();
    }
  }

  @Test
  @DisplayName("The project shows the senders of both, the default one first")
  void showsBothSenders() {
    var senders = server.get("/v1/project").json().at("/channels/0/senders");

    assertThat(senders.findValuesAsText("address")).containsExactly(OpenServer.NUMBER, awsNumber());
    assertThat(senders.findValuesAsText("canReceive")).containsExactly("true", "true");
  }

  private String awsNumber() {
    return aws.aws().account().number();
  }

  private List<String> byTwilio() {
    return server.twilio().taken().stream().map(AcceptedText::body).toList();
  }

  private List<String> outbound(String field) {
    return server.messages("direction=outbound&contactId=" + contact).stream()
        .map(message -> message.path(field))
        .map(JsonNode::asText)
        .toList();
  }

  private void launch(String flow) {
    server.launch(server.active(flow), List.of(contact));
    server.advance("PT5S");
  }

  private static String marketing(String text, String sender) {
    return flow(text, sender).replace("transactional", "marketing");
  }

  private static String flow(String text, String sender) {
    var from = sender.isEmpty() ? "" : "\"sender\": \"%s\",".formatted(sender);
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
      {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional", %s
       "text": "%s", "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
    """
        .formatted(from, text);
  }
}
