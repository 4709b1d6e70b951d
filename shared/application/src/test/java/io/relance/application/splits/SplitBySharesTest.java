package io.relance.application.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relance.application.execution.wave.Member;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-S1: shares are exact to one contact")
class SplitBySharesTest {
  @Test
  void cutsContactsThatComeTogetherExactly() {
    for (int size = 1; size < 1000; size += 37) {
      var counts = counts(split("33.3", "66.7", "0"), members(size));

      assertThat((double) counts.getOrDefault("v0", 0L)).isCloseTo(size * 0.333, within(1.0));
      assertThat((double) counts.getOrDefault("v1", 0L)).isCloseTo(size * 0.667, within(1.0));
      assertThat(counts.get("v2")).isZero();
    }
    assertThat(counts(split("50", "50"), members(1000))).isEqualTo(Map.of("v0", 500L, "v1", 500L));
    assertThat(counts(split("1", "99"), members(1000))).isEqualTo(Map.of("v0", 10L, "v1", 990L));
  }

  @Test
  void spreadsContactsThatComeAloneByTheirShares() {
    var split = split("25", "75");

    var first =
        members(4000).stream()
            .filter(it -> SplitByShares.of(split, List.of(it)).containsValue("v0"))
            .count();

    assertThat(first).isBetween(900L, 1100L);
  }

  @Test
  void givesTheSameVariationInAnyOrder() {
    var members = members(100);
    var split = split("10", "20", "70");
    var before = SplitByShares.of(split, members);
    Collections.shuffle(members, new Random(1));

    assertThat(SplitByShares.of(split, members)).isEqualTo(before);
  }

  private static Map<String, Long> counts(AxSplit split, List<Member> members) {
    var variations = SplitByShares.of(split, members);
    assertThat(variations).hasSize(members.size());
    return split.variations().stream()
        .collect(
            Collectors.toMap(
                Variation::id, it -> variations.values().stream().filter(it.id()::equals).count()));
  }

  private static AxSplit split(String... shares) {
    var next = new ElementId("done");
    var variations =
        IntStream.range(0, shares.length)
            .mapToObj(at -> new Variation("v" + at, "", new BigDecimal(shares[at]), next))
            .toList();
    return new AxSplit(new ElementId("split"), "", variations);
  }

  private static List<Member> members(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> new Member(new EnrollmentId("e" + at), new ContactId("c" + at)))
        .collect(Collectors.toList());
  }
}
