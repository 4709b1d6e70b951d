package io.relance.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.Messages;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody texts a word that an automation listens for (A-7, P-3, P-4, K-2, K-6). */
class InboundKeywordScenarioTest {
  private static final String CAMILLE = "+15145550142";

  @TempDir Path folder;
  private StoryWorld world;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void enrolsWhoTextsAKeywordOnce() {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    world.receives("inbound-order");
    world.receives("inbound-order");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.reasons(contact())).containsExactly("contains");
    var message = world.variables("inbound:SM00000000000000000000000000000a01").path("message");
    assertThat(message.path("from").asText()).isEqualTo(CAMILLE);
  }

  @Test
  @DisplayName("A-7 A text that came in is listed as a message, with the rule that routed it")
  void listsWhatWasWrittenWithItsDecision() {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    world.receives("SM1", CAMILLE, "order 7");

    var messages = new Messages(world.store);
    var message = messages.list(Messages.Filter.ALL, PageRequest.first(10)).items().getFirst();
    assertThat(message.text()).contains("order 7");
    assertThat(message.state()).isEqualTo("received");
    assertThat(message.rule()).contains("contains");
    assertThat(message.automation()).contains(new AutomationId(automation));
    assertThat(messages.find(message.id())).contains(message);
  }

  @Test
  @DisplayName("D7.1 The whole message comes before a part of it; only one answers")
  void letsOneAutomationAnswer() {
    var part = world.activate(listening("sms", "menu of the day", "contains", ""));
    var whole = world.activate(listening("sms", "the menu of the day", "exact", ""));

    world.receives("SM1", CAMILLE, "The menu of the day!");

    assertThat(world.timesTriggered(new AutomationId(part))).isZero();
    assertThat(world.timesTriggered(new AutomationId(whole))).isEqualTo(1);
  }

  @Test
  @DisplayName("K-6 An automation answers only on its own channel")
  void answersOnItsOwnChannel() {
    var automation = world.activate(listening("whatsapp", "ORDER", "contains", ""));

    world.receives("inbound-order");

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  @DisplayName("K-2 Where only subscribers are answered, others are not, and it is said why")
  void answersOnlySubscribersWhereAskedTo() {
    var automation =
        world.activate(listening("sms", "ORDER", "contains", ", \"subscribersOnly\": true"));

    world.receives("SM1", CAMILLE, "order");
    var before = world.timesTriggered(new AutomationId(automation));
    world.receives("SM2", CAMILLE, "START");
    world.receives("SM3", CAMILLE, "order");

    assertThat(before).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.reasons(contact()))
        .containsExactlyInAnyOrder("not-a-subscriber", "opt-in", "contains");
  }

  @Test
  @DisplayName("A text that nothing else answers triggers the automation without keywords, last")
  void letsAnAutomationTakeWhatNothingElseAnswers() {
    var any = new AutomationId(world.activate("{\"kind\": \"inbound-message\"}"));
    world.clock.pass(Duration.ofMinutes(1));
    var later = new AutomationId(world.activate("{\"kind\": \"inbound-message\"}"));
    var order = new AutomationId(world.activate(listening("sms", "ORDER", "contains", "")));

    world.receives("SM1", CAMILLE, "When do you open?");
    world.receives("SM1", CAMILLE, "When do you open?");
    world.receives("SM2", CAMILLE, "my order please");
    world.receives("SM3", CAMILLE, "HELP");
    world.receives("SM4", CAMILLE, "Liked “See you soon at the shop”");
    world.receives("SM5", CAMILLE, "");
    world.receives("SM6", CAMILLE, "STOP");

    assertThat(world.timesTriggered(any)).isEqualTo(1);
    assertThat(world.timesTriggered(later)).isZero();
    assertThat(world.timesTriggered(order)).isEqualTo(1);
    assertThat(world.reasons(contact()))
        .containsExactlyInAnyOrder(
            "any-other", "contains", "help", "automated", "nothing", "opt-out");
  }

  @Test
  @DisplayName("D7.4 At most twenty texts of a contact are answered in any hour")
  void stopsAnsweringAfterTwentyInAnHour() {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    IntStream.range(0, 25).forEach(at -> world.receives("SM" + at, CAMILLE, "order " + at));
    var capped = world.timesTriggered(new AutomationId(automation));
    world.pass(Duration.ofHours(1));
    world.receives("SM99", CAMILLE, "order");

    assertThat(capped).isEqualTo(20);
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(21);
    assertThat(world.reasons(contact())).contains("too-many-replies");
  }

  @ParameterizedTest
  @DisplayName("cases 50 A keyword that a text quotes triggers nothing")
  @ValueSource(
      strings = {
        "Liked “Reply ORDER to see the menu”",
        "👍 to “Reply ORDER to see the menu”",
        "A aimé « Répondez ORDER »",
        "> Reply ORDER to see the menu\nNice!",
        "You wrote “Reply ORDER to see the menu”. When are you open?"
      })
  void answersNoQuotation(String text) {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    world.receives("SM1", CAMILLE, text);

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
    assertThat(world.reasons(contact())).containsAnyOf("automated", "nothing");
  }

  @Test
  @DisplayName("cases 59 A machine that repeats itself is answered three times in an hour")
  void answersTheSameWordsThreeTimesInAnHour() {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    IntStream.range(0, 8).forEach(at -> world.receives("SM" + at, CAMILLE, "Your order, please!"));
    world.receives("SM8", CAMILLE, "your ORDER please");
    var alike = world.timesTriggered(new AutomationId(automation));
    world.receives("SM9", CAMILLE, "my order");
    world.pass(Duration.ofHours(1));
    world.receives("SM10", CAMILLE, "Your order, please!");

    assertThat(alike).isEqualTo(3);
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(5);
    assertThat(world.reasons(contact())).contains("too-many-replies");
  }

  @Test
  @DisplayName("cases 47 A text from a number of our messaging service is one of ours")
  void learnsTheNumbersOfAMessagingService() {
    world.close();
    world = StoryWorld.withMessagingService(folder);
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));
    var second = "+12025550188";

    serviceReceives("SM1", CAMILLE, StoryWorld.OURS, StoryWorld.SERVICE);
    serviceReceives("SM2", StoryWorld.OURS, second, StoryWorld.SERVICE);
    serviceReceives("SM3", second, StoryWorld.OURS, StoryWorld.SERVICE);
    serviceReceives("SM4", "+12025550177", second, "MG" + "f".repeat(32));
    serviceReceives("SM5", "+12025550166", "+12025550177", StoryWorld.SERVICE);

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(3);
    assertThat(world.contacts()).isEqualTo(3);
  }

  private void serviceReceives(String id, String from, String to, String service) {
    world.receivesForm(
        "MessageSid=%s&From=%s&To=%s&Body=order&MessagingServiceSid=%s"
            .formatted(id, from.replace("+", "%2B"), to.replace("+", "%2B"), service));
  }

  @Test
  @DisplayName("L-28 Our own numbers, short codes and automatic replies are never answered")
  void answersNoRobot() {
    var automation = world.activate(listening("sms", "ORDER", "contains", ""));

    world.receives("SM1", StoryWorld.OURS, "order");
    world.receives("SM2", "72975", "order");
    world.receives("SM3", CAMILLE, "This is an automated reply about your order");

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
    assertThat(world.contacts()).isEqualTo(1);
    assertThat(world.reasons(contact())).containsExactly("automated");
  }

  @Test
  void hearsAKeywordThatWentLiveAMomentAgo() {
    world.activate(listening("sms", "first", "exact", ""));
    world.receives("SM1", CAMILLE, "second");

    var automation = world.activate(listening("sms", "second", "exact", ""));
    world.receives("SM2", CAMILLE, "second");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  private ContactId contact() {
    return world.byPhone(CAMILLE).id();
  }

  private static String listening(String channel, String keyword, String match, String more) {
    return """
    {"kind": "inbound-message", "channel": "%s", "keywords": ["%s"], "match": "%s",
     "caseSensitive": false%s}
    """
        .formatted(channel, keyword, match, more);
  }

  @Test
  @DisplayName(
      "D3.3: the texts of one person come one after the other, those of others beside them")
  void takesTheTextsOfOnePersonInOrder() {
    world.acceptsText("SM1", "+15145550142", "one");
    world.acceptsText("SM2", "+15145550142", "two");
    world.acceptsText("SM3", "+15145550143", "three");

    var first = world.queue.receive(Queues.INBOUND, 1, Duration.ofMinutes(1));
    var beside = world.queue.receive(Queues.INBOUND, 10, Duration.ofMinutes(1));
    world.queue.acknowledge(Queues.INBOUND, first);
    var after = world.queue.receive(Queues.INBOUND, 10, Duration.ofMinutes(1));

    assertThat(first).singleElement().asString().contains("SM1");
    assertThat(beside).singleElement().asString().contains("SM3");
    assertThat(after).singleElement().asString().contains("SM2");
  }
}
