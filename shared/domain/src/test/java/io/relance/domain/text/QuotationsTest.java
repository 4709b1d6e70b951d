package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("cases 49, 53: what a text quotes is not what its writer says")
class QuotationsTest {
  private static final List<String> OURS =
      List.of("Hello Ana! Our sale begins today. Reply STOP to unsubscribe.", "Reply ORDER now");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is it? You wrote “it leaves today” | where is it you wrote",
        "« Répondez STOP au 36180 » et mon colis ? | et mon colis",
        "„Antworten Sie STOPP“ was heißt das? | was heisst das",
        "What does 'reply STOP to end' mean? | what does mean",
        "I said \"STOP\" | i said stop",
        "\"Leave me alone please\" | leave me alone please",
        "don't write what's in there | don t write what s in there"
      })
  void leavesOutQuotations(String text, String said) {
    assertThat(ReplyText.normalise(Quotations.said(text))).isEqualTo(said);
  }

  @Test
  void leavesOutTheLinesOfMailPrograms() {
    assertThat(Quotations.said("> Reply STOP\n > to end\nYes please").strip())
        .isEqualTo("Yes please");
    assertThat(Quotations.said("> Reply STOP").strip()).isEmpty();
    assertThat(Quotations.said("1 > 2")).isEqualTo("1 > 2");
  }

  @Test
  void leavesOutWhatWeSent() {
    var returned = "fwd: hello ana our sale begins today reply stop to unsubscribe. Which shop?";

    assertThat(Quotations.withoutOurs(returned, OURS)).isEqualTo("fwd which shop");
    assertThat(Quotations.withoutOurs("Your: our sale begins today. Reply STOP to - why?", OURS))
        .isEqualTo("your why");
  }

  @Test
  void keepsWordsThatAreOursByChance() {
    assertThat(Quotations.withoutOurs("STOP to unsubscribe", OURS))
        .isEqualTo("STOP to unsubscribe");
    assertThat(Quotations.withoutOurs("Reply ORDER now", OURS)).isEqualTo("Reply ORDER now");
  }
}
