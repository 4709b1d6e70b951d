package io.relance.compiler.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.reply.MisspellingSources;
import io.relance.testkit.reply.ReplyScore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-10: common misspellings are read right")
class ReplySpellingTest {
  @Test
  void readsTheMisspellingsOfShops() {
    var score = ReplyScore.amongChoices(MisspellingSources.own(), 1);

    assertThat(score.right()).isGreaterThan(98);
    assertThat(score.wrong()).isLessThan(1);
  }

  /** Runs where RELANCE_SAMPLES names a folder of outside samples. */
  @Test
  void readsTheMisspellingsOfACollection() {
    MisspellingSources.outside()
        .ifPresentOrElse(
            misspellings -> {
              var offered = ReplyScore.amongChoices(misspellings, 1);
              assertThat(offered.right()).isGreaterThan(97.5);
              assertThat(offered.wrong()).isLessThan(0.1);
              assertThat(ReplyScore.withoutChoice(misspellings, 1).wrong()).isLessThan(0.2);
            },
            () -> System.out.println("No outside misspellings: RELANCE_SAMPLES is not set"));
  }
}
