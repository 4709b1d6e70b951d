package io.relance.providers.awssms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.contact.Channel;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotification.Receipt;
import io.relance.domain.inbound.TopicNotification.Subscription;
import io.relance.domain.inbound.TopicNotification.Text;
import io.relance.domain.inbound.TopicNotification.Unused;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.VerifiedWebhook.InvalidSignature;
import io.relance.domain.inbound.VerifiedWebhook.Verified;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.providers.Samples;
import io.relance.providers.Timeouts;
import io.relance.providers.sns.SnsWebhookVerifier;
import io.relance.providers.sns.SnsWebhookVerifier.Accepted;
import io.relance.testkit.fake.AcceptedAwsText;
import io.relance.testkit.fake.FakeAwsSms;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-6, D5.3: the notifications of AWS End User Messaging, signed by SNS")
class AwsSmsWebhookVerifierTest {
  private static final String PERSON = "+33639980001";

  private final FakeAwsSms aws = FakeAwsSms.start();
  private final String number = aws.account().number();
  private final SnsWebhookVerifier verifier = verifier(number, true);

  @AfterEach
  void stop() {
    verifier.close();
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void readsATextInEitherVersionOfTheSignature(String version) {
    var body = aws.topic().signing(version).text("in-1", PERSON, number, "Où est ma commande ? 🙏");

    assertThat(text(open(body)))
        .isEqualTo(
            new InboundText(
                "aws-sms",
                "in-1",
                Channel.SMS,
                PERSON,
                number,
                "Où est ma commande ? 🙏",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void fetchesACertificateOnce() {
    open(aws.topic().text("in-1", PERSON, number, "Hi"));
    open(aws.topic().text("in-2", PERSON, number, "Hi"));

    assertThat(aws.certificatesServed()).isEqualTo(1);
  }

  @Test
  void refusesWhatWasAltered() {
    var body = aws.topic().text("in-1", PERSON, number, "STOP");

    assertThat(open(body.replace("STOP", "STAY"))).isInstanceOf(InvalidSignature.class);
    assertThat(open(body.replace("\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"1\"")))
        .isInstanceOf(InvalidSignature.class);
    assertThat(open(body.replace("\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"3\"")))
        .isInstanceOf(InvalidSignature.class);
    assertThat(open(body.replaceFirst("\"Signature\":\"[^\"]*\"", "\"Signature\":\"!\"")))
        .isInstanceOf(InvalidSignature.class);
  }

  @Test
  void refusesASecondFieldOfTheSameName() {
    var body = aws.topic().text("in-1", PERSON, number, "Hi");

    assertThat(open(body.replaceFirst("\\{", "{\"Message\":\"{}\",")))
        .isInstanceOf(InvalidSignature.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"Type\":\"Notification\"}", "null", "not JSON", "1e999999999"})
  void refusesWhatIsNoNotification(String body) {
    assertThat(open(body)).isInstanceOf(InvalidSignature.class);
  }

  @Test
  void refusesAnotherTopicAndFetchesNothingForIt() {
    var other = aws.topic().named("arn:aws:sns:eu-west-1:210987654321:texts");

    assertThat(open(other.text("in-1", PERSON, number, "Hi"))).isInstanceOf(InvalidSignature.class);
    assertThat(open(other.subscription())).isInstanceOf(InvalidSignature.class);
    assertThat(aws.certificatesServed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/SimpleNotificationService-1a2b3c.pem",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1a2b3c.pem",
        "file:///etc/passwd.pem",
        "not an address",
        "",
      })
  void fetchesACertificateFromItsServerOnly(String address) {
    var body = aws.topic().certifiedBy(address, JsonNodeFactory.instance.objectNode());

    assertThat(open(body)).isInstanceOf(InvalidSignature.class);
  }

  @Test
  void refusesACertificateThatHasExpired() {
    assertThat(open(aws.topic().expired(JsonNodeFactory.instance.objectNode())))
        .isInstanceOf(InvalidSignature.class);
  }

  @Test
  void refusesWhatIsNoCertificateAndWaitsForOneThatCannotBeFetched() {
    var message = JsonNodeFactory.instance.objectNode();
    var nonsense = aws.topic().certifiedBy(aws.url() + "/nonsense.pem", message);
    var missing = aws.topic().certifiedBy(aws.url() + "/missing.pem", message);
    var unavailable = aws.topic().certifiedBy(aws.url() + "/unavailable.pem", message);

    assertThat(open(nonsense)).isInstanceOf(InvalidSignature.class);
    assertThat(open(missing)).isInstanceOf(InvalidSignature.class);
    assertThatThrownBy(() -> open(unavailable)).isInstanceOf(TransientFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "stop, STOP",
    "' Arret ', STOP",
    "UNSUBSCRIBE, STOP",
    "help, HELP",
    "START,",
    "stop by the shop,",
  })
  @DisplayName("L-31: STOP and HELP are words of AWS, which has answered them")
  void knowsTheWordsThatAwsAnswers(String text, OptOutType type) {
    var body = aws.topic().text("in-1", PERSON, number, text);

    assertThat(text(open(body)).optOutType()).isEqualTo(Optional.ofNullable(type));
    try (var selfManaged = verifier(number, false)) {
      assertThat(text(selfManaged.open(body.getBytes(UTF_8))).optOutType()).isEmpty();
    }
  }

  @Test
  void namesThePoolThatANumberBelongsTo() {
    var pool = "pool-0123456789abcdef0123456789abcdef";
    try (var ofPool = verifier(pool, true)) {
      var body = aws.topic().text("in-1", PERSON, number, "Hi").getBytes(UTF_8);

      assertThat(text(ofPool.open(body)).senderService()).contains(pool);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT_QUEUED, false, ACCEPTED, MESSAGE",
    "TEXT_PENDING, false, ACCEPTED, MESSAGE",
    "TEXT_SUCCESSFUL, false, SENT, MESSAGE",
    "TEXT_SUCCESSFUL, true, DELIVERED, MESSAGE",
    "TEXT_DELIVERED, true, DELIVERED, MESSAGE",
    "TEXT_UNKNOWN, true, ACCEPTED, MESSAGE",
    "TEXT_A_KIND_TO_COME, false, ACCEPTED, MESSAGE",
    "TEXT_INVALID, true, FAILED, INVALID_ADDRESS",
    "TEXT_INVALID_MESSAGE, true, FAILED, MESSAGE",
    "TEXT_UNREACHABLE, true, FAILED, MESSAGE",
    "TEXT_CARRIER_UNREACHABLE, true, FAILED, MESSAGE",
    "TEXT_BLOCKED, true, FAILED, MESSAGE",
    "TEXT_CARRIER_BLOCKED, true, FAILED, MESSAGE",
    "TEXT_SPAM, true, FAILED, MESSAGE",
    "TEXT_TTL_EXPIRED, true, FAILED, MESSAGE",
    "TEXT_PROTECT_BLOCKED, true, FAILED, MESSAGE",
  })
  @DisplayName("K-16: an event says how far the text got, and in how many parts")
  void readsAnEvent(String eventType, boolean isFinal, Status status, Kind kind) {
    var receipt = receipt(open(aws.topic().event(sent(), eventType, isFinal)));

    assertThat(receipt.status()).isEqualTo(status);
    assertThat(receipt.kind()).isEqualTo(kind);
    assertThat(receipt.sendId()).contains(new SendId("send-1"));
    assertThat(receipt.providerMessageId()).isEqualTo("862a");
    assertThat(receipt.segments()).isEqualTo(2);
    assertThat(receipt.errorCode())
        .isEqualTo(status == Status.FAILED ? Optional.of(eventType) : Optional.empty());
    assertThat(receipt.reason().isPresent()).isEqualTo(status == Status.FAILED);
  }

  @Test
  void leavesOutWhatItDoesNotUse() {
    var call = JsonNodeFactory.instance.objectNode().put("eventType", "VOICE_COMPLETED");

    assertThat(read(open(aws.topic().notification(call)))).isEqualTo(new Unused("VOICE_COMPLETED"));
    assertThat(read(open(aws.topic().notification(JsonNodeFactory.instance.textNode("Hi")))))
        .isEqualTo(new Unused("other"));
    assertThat(read(open(aws.topic().endOfSubscription())))
        .isEqualTo(new Unused("UnsubscribeConfirmation"));
  }

  @Test
  void namesTheMessageThatATextRepliesTo() {
    assertThat(text(open(aws.topic().reply(sent(), "in-1", "Yes please"))).repliesTo())
        .contains("862a");
  }

  @Test
  void namesAFieldThatIsMissing() {
    assertThat(open(aws.topic().text("in-1", PERSON, "", "Hi")))
        .isEqualTo(new Verified<>(new Malformed<>("destinationNumber", "is missing")));
  }

  @Test
  @DisplayName("A subscription of a topic of ours is confirmed, any number of times")
  void confirmsASubscription() {
    var subscription = (Subscription) read(open(aws.topic().subscription()));

    verifier.confirm(subscription);
    verifier.confirm(subscription);

    assertThat(aws.confirmed()).containsExactly(aws.account().topicArn(), aws.account().topicArn());
  }

  @Test
  void confirmsNothingElsewhere() {
    assertThat(open(aws.topic().subscriptionAt("http://127.0.0.1:1/")))
        .isEqualTo(new Verified<>(new Malformed<>("SubscribeURL", "is not an address of SNS")));
  }

  @Test
  void saysThatSnsDidNotConfirm() {
    var wrong =
        new Subscription(aws.account().topicArn(), URI.create(aws.url() + "/?Token=another"));

    assertThatThrownBy(() -> verifier.confirm(wrong)).isInstanceOf(TransientFailure.class);
  }

  @Test
  @DisplayName("The two-way payload of AWS's documents is read")
  void readsTheTextOfTheDocuments() {
    var sample = Samples.json("aws-eum-sms/two_way_inbound.json");

    var text = text(open(aws.topic().notification(sample)));

    assertThat(text.from()).isEqualTo("+14255550182");
    assertThat(text.to()).isEqualTo("+12125550101");
    assertThat(text.text()).isEqualTo("EXAMPLE");
  }

  @Test
  @DisplayName("The event of AWS's documents is read")
  void readsTheEventOfTheDocuments() {
    var sample = Samples.json("aws-eum-sms/event_text_successful.json");

    var receipt = receipt(open(aws.topic().notification(sample)));

    assertThat(receipt.status()).isEqualTo(Status.DELIVERED);
    assertThat(receipt.sendId()).isEmpty();
    assertThat(receipt.segments()).isEqualTo(1);
  }

  private static AcceptedAwsText sent() {
    var request = JsonNodeFactory.instance.objectNode();
    request
        .put("DestinationPhoneNumber", PERSON)
        .put("OriginationIdentity", "+33757000001")
        .putObject("Context")
        .put("send", "send-1");
    return new AcceptedAwsText("862a", request);
  }

  private VerifiedWebhook<TopicNotification> open(String body) {
    return verifier.open(body.getBytes(UTF_8));
  }

  private static TopicNotification read(VerifiedWebhook<TopicNotification> opened) {
    return ((Parsed<TopicNotification>) ((Verified<TopicNotification>) opened).reading()).value();
  }

  private static InboundText text(VerifiedWebhook<TopicNotification> opened) {
    return ((Text) read(opened)).text();
  }

  private static DeliveryReceipt receipt(VerifiedWebhook<TopicNotification> opened) {
    return ((Receipt) read(opened)).receipt();
  }

  private SnsWebhookVerifier verifier(String origination, boolean answersKeywords) {
    return new SnsWebhookVerifier(
        new Accepted(Set.of(aws.account().topicArn()), Optional.of(aws.url())),
        new AwsSmsWebhooks(origination, answersKeywords)::parse,
        Timeouts.USUAL);
  }
}
