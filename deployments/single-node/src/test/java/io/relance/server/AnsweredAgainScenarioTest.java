package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.2: a text that is answered again leaves the conversation that it began open")
class AnsweredAgainScenarioTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void goesOnWithTheConversation() {
    var outside = Outside.in(folder);
    try (var testShop = TestShop.undisturbed(outside)) {
      answerTwice(testShop, Flows.QUIZ, "cake");

      Happenings.textComes(testShop, "SM2", Happenings.phone(1), "chocolat");
      testShop.settle();

      assertThat(outside.carriers().taken()).hasSize(2);
    }
  }

  @Test
  void doesNotTakeTheTextAsTheAnswerToItsOwnQuestion() {
    var outside = Outside.in(folder);
    var containing = Flows.QUIZ.replace("\"match\": \"exact\"", "\"match\": \"contains\"");
    try (var testShop = TestShop.undisturbed(outside)) {
      answerTwice(testShop, containing, "cake, chocolate");

      assertThat(outside.carriers().taken()).hasSize(1);
    }
  }

  private static void answerTwice(TestShop testShop, String quiz, String text) {
    Happenings.subscribers(testShop, 1);
    testShop.activate("Quiz", quiz);
    Happenings.textComes(testShop, "SM1", Happenings.phone(1), text);
    testShop.settle();
    testShop.answerAgain("inbound:SM1");
    testShop.settle();
  }
}
