package io.relance.application.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relance.application.splits.CompareVariations.Comparison;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.flow.WinnerRule.Method;
import io.relance.domain.flow.WinnerRule.Metric;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-S1, C-S2: the winner of variations, or why there is none")
class CompareVariationsTest {
  @Test
  void takesTheHighestRate() {
    assertThat(compare(Method.HIGHEST, 1, 100, 10, 50, 6)).isEqualTo(won("b"));
    assertThat(compare(Method.HIGHEST, 1, 1, 1, 1, 0)).isEqualTo(won("a"));
  }

  @Test
  void findsNoneBelowTheMinimumOfAnyVariation() {
    assertThat(compare(Method.HIGHEST, 5, 5, 3, 4, 0)).isEqualTo(none("a", NoWinnerCause.MINIMUM));
    assertThat(compare(Method.HIGHEST, 5, 5, 3, 5, 0)).isEqualTo(won("a"));
    assertThat(compare(Method.HIGHEST, 1, 0, 0, 0, 0)).isEqualTo(none("a", NoWinnerCause.MINIMUM));
  }

  @Test
  void findsNoneWhenTheHighestRatesAreEqual() {
    assertThat(compare(Method.HIGHEST, 1, 10, 2, 5, 1)).isEqualTo(none("a", NoWinnerCause.TIE));
    assertThat(compare(Method.HIGHEST, 1, 10, 0, 10, 0)).isEqualTo(none("a", NoWinnerCause.TIE));
    assertThat(compare(Method.TWO_PROPORTION, 1, 1, 1, 1, 1))
        .isEqualTo(none("a", NoWinnerCause.TIE));
    assertThat(compare(Method.HIGHEST, 1, 10, 1, 10, 2, 10, 2))
        .isEqualTo(none("b", NoWinnerCause.TIE));
  }

  /** 60 and 80 of 1,000 give z = 1.753 and p = 0.0796; 60 and 83 give z = 1.996 and p = 0.0459. */
  @Test
  void findsNoneWhereChanceMayExplainTheLead() {
    assertThat(compare(Method.TWO_PROPORTION, 1, 1_000, 60, 1_000, 80))
        .isEqualTo(none("b", NoWinnerCause.CHANCE));
    assertThat(compare(Method.TWO_PROPORTION, 1, 1_000, 60, 1_000, 83)).isEqualTo(won("b"));
    assertThat(compare(Method.TWO_PROPORTION, 1, 1, 1, 1, 0))
        .isEqualTo(none("a", NoWinnerCause.CHANCE));
  }

  /** With two others each comparison may be wrong in half of the cases: 83 is not enough then. */
  @Test
  void asksMoreOfALeadOverSeveralVariations() {
    assertThat(compare(Method.TWO_PROPORTION, 1, 1_000, 60, 1_000, 83, 1_000, 60))
        .isEqualTo(none("b", NoWinnerCause.CHANCE));
    assertThat(compare(Method.TWO_PROPORTION, 1, 1_000, 60, 1_000, 90, 1_000, 60))
        .isEqualTo(won("b"));
  }

  /** Wilson's interval of 10 of 100 is 0.0552 to 0.1744; of 0 of 10, 0 to 0.2775. */
  @Test
  void givesTheIntervalOfARate() {
    var some = new VariationCount("a", 100, 10).interval();
    assertThat(some.from()).isCloseTo(0.0552, within(0.0001));
    assertThat(some.to()).isCloseTo(0.1744, within(0.0001));
    var zero = new VariationCount("a", 10, 0).interval();
    assertThat(zero.from()).isZero();
    assertThat(zero.to()).isCloseTo(0.2775, within(0.0001));
    assertThat(new VariationCount("a", 0, 0).interval()).isEqualTo(new Interval(0, 1));
    assertThat(new VariationCount("a", 1, 1).interval().to()).isEqualTo(1);
  }

  private static Comparison compare(Method method, long minimum, long... contactsAndMet) {
    var counts = new ArrayList<VariationCount>();
    for (int at = 0; at < contactsAndMet.length; at += 2) {
      var id = Character.toString('a' + at / 2);
      counts.add(new VariationCount(id, contactsAndMet[at], contactsAndMet[at + 1]));
    }
    var rule = new WinnerRule(Metric.CLICKED, Duration.ofHours(1), minimum, method);
    return CompareVariations.compare(rule, counts);
  }

  private static Comparison won(String variation) {
    return new Comparison.Won(variation);
  }

  private static Comparison none(String best, NoWinnerCause cause) {
    return new Comparison.NoWinner(best, cause);
  }
}
