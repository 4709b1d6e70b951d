package io.relance.application.splits;

import io.relance.application.execution.wave.Member;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.id.EnrollmentId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spreads members over the variations of a split; those of no share are left out.
 *
 * <p>Members that come together are put in a random order and cut by the shares, so that each
 * variation gets its share of them, exact to one contact; a member that comes alone gets a
 * variation with the probability of its share.
 */
public final class SplitByShares {
  private SplitByShares() {}

  /** The variation of each member; those who wait for the winner of a test have none. */
  public static Map<EnrollmentId, String> of(ByVariation split, List<Member> members) {
    var order = new RandomOrder(split.id());
    var sorted = order.sorted(members);
    var variations = new HashMap<EnrollmentId, String>();
    // The place of a member is a number from 0 to 1: what comes before it, and a random rest.
    var rest = sorted.isEmpty() ? BigInteger.ZERO : order.number(sorted.getFirst());
    for (int at = 0; at < sorted.size(); at++) {
      var place = BigInteger.valueOf(at).multiply(RandomOrder.LIMIT).add(rest);
      var enrollment = sorted.get(at).enrollment();
      variation(split.variations(), place, sorted.size())
          .ifPresent(variation -> variations.put(enrollment, variation));
    }
    return variations;
  }

  /**
   * @param place in units of one of {@link RandomOrder#LIMIT} of a member
   */
  private static Optional<String> variation(
      List<Variation> variations, BigInteger place, int members) {
    var unit = new BigDecimal(RandomOrder.LIMIT.multiply(BigInteger.valueOf(members)));
    var percent = new BigDecimal(place).multiply(BigDecimal.valueOf(100));
    var end = BigDecimal.ZERO;
    for (var variation : variations) {
      if (variation.share().signum() > 0) {
        end = end.add(variation.share());
        if (percent.compareTo(end.multiply(unit)) < 0) {
          return Optional.of(variation.id());
        }
      }
    }
    return Optional.empty();
  }
}
