package io.relance.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.inbound.ConversationReading.Answer;
import io.relance.application.inbound.ConversationReading.Late;
import io.relance.application.inbound.ConversationReading.NotOpen;
import io.relance.application.inbound.ConversationReading.Unmatched;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.reply.ReplyMatch.How;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.1: what an open conversation changes about the routing of a text")
class RoutingPrecedenceScenarioTest {
  private static final AutomationId QUIZ = new AutomationId("quiz");
  private static final ConversationReading ANSWER = new Answer(QUIZ, "one", "Pumpkin", How.EXACT);
  private static final ConversationReading REPROMPT = new Unmatched(QUIZ, "one", true);
  private static final ConversationReading FALLBACK = new Unmatched(QUIZ, "one", false);

  @TempDir Path folder;
  private StoryWorld world;
  private ContactId contact = new ContactId("unknown");
  private int texts;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
    world.receives("SM0", "+15145550142", "hello");
    contact = world.byPhone("+15145550142").id();
    world.ledger.enter(contact, ConsentStatement.optIn(Channel.SMS, "test", world.clock.instant()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void prefersTheAnswerToEveryKeyword() {
    activate("keyword", "\"channels\": [\"sms\"], \"keywords\": [\"pumpkin\"]");

    assertThat(rules("pumpkin", ANSWER)).isEqualTo("answer, not keyword");
  }

  @Test
  void prefersKeywordsToTheReprompt() {
    activate("keyword", "\"channels\": [\"sms\"], \"keywords\": [\"pumpkin\"]");
    activate("inbound-message", "\"keywords\": [\"melon\"], \"match\": \"exact\"");
    activate("inbound-message", "\"keywords\": [\"plum\"], \"match\": \"contains\"");

    assertThat(rules("pumpkin", REPROMPT)).isEqualTo("keyword, not reprompt");
    assertThat(rules("melon", REPROMPT)).isEqualTo("exact, not reprompt");
    assertThat(rules("a plum", FALLBACK)).isEqualTo("contains, not fallback");
  }

  @Test
  void prefersTheRepromptToAnyOtherText() {
    activate("inbound-message", "\"channel\": \"sms\"");

    assertThat(rules("what?", REPROMPT)).isEqualTo("reprompt");
    assertThat(rules("what?", FALLBACK)).isEqualTo("fallback");
    assertThat(rules("what?", new NotOpen())).isEqualTo("any-other");
    assertThat(rules("and now?", new Late(QUIZ, "one"))).isEqualTo("any-other");
  }

  @Test
  void recordsALateAnswer() {
    assertThat(rules("pumpkin", new Late(QUIZ, "one"))).isEqualTo("late");
    assertThat(rules("pumpkin", new NotOpen())).isEqualTo("nothing");
  }

  @Test
  void letsTheOptOutAndTheRobotComeFirst() {
    var optOut = text("stop").asking(Wish.OPT_OUT);

    assertThat(rules(optOut, ANSWER)).isEqualTo("opt-out");
    assertThat(rules("This is an automated reply", ANSWER)).isEqualTo("automated");
  }

  @Test
  @DisplayName("K-2 An answer of a contact who is no subscriber is withheld")
  void withholdsAnswersOfOthers() {
    world.ledger.enter(
        contact, ConsentStatement.optOut(Channel.SMS, "test", world.clock.instant()));

    assertThat(rules("pumpkin", ANSWER)).isEqualTo("not-a-subscriber");
  }

  @Test
  @DisplayName("The same answer to several questions is no loop; the twenty-first in an hour is")
  void capsAnswers() {
    for (int answer = 0; answer < 20; answer++) {
      assertThat(rules("1", ANSWER)).isEqualTo("answer");
    }

    assertThat(rules("1", ANSWER)).isEqualTo("too-many-replies");
  }

  private void activate(String kind, String fields) {
    world.activate("{\"kind\": \"%s\", %s}".formatted(kind, fields));
  }

  private ReceivedText text(String text) {
    return new ReceivedText(
        "inbound:" + texts++,
        contact,
        Channel.SMS,
        "+15145550142",
        StoryWorld.OURS,
        text,
        Wish.NONE,
        false);
  }

  private String rules(String text, ConversationReading reading) {
    return rules(text(text), reading);
  }

  /** The rule that wins, and those that lose. */
  private String rules(ReceivedText text, ConversationReading reading) {
    var routed =
        RouteInboundText.of(
                new RouteInboundText.Stored(
                    world.store, world.contacts, world.relance.execution().flows()),
                Set.of(StoryWorld.OURS),
                always(reading),
                world.clock)
            .decide(text);
    var rules = new StringBuilder(routed.decision().rule().wireName());
    routed.lost().forEach(lost -> rules.append(", not ").append(lost.rule().wireName()));
    return rules.toString();
  }

  private static OpenConversations always(ConversationReading reading) {
    return new OpenConversations() {
      @Override
      public ConversationReading read(ReceivedText text) {
        return reading;
      }

      @Override
      public boolean proceed(ReceivedText text, ConversationReading read) {
        return true;
      }

      @Override
      public void endByOtherKeyword(ReceivedText text) {}
    };
  }
}
