package io.relance.application.splits;

import io.relance.application.execution.wave.Member;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.flow.SplitElement.LimitedExit;
import io.relance.domain.id.EnrollmentId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each member to one of the exits of a distribution that are not full, at random. */
public final class FillExits {
  private FillExits() {}

  /**
   * The exit of each member.
   *
   * @param taken how many contacts each exit has taken already
   */
  public static Map<EnrollmentId, String> of(
      Distribution distribution, Map<String, Long> taken, List<Member> members) {
    var order = new RandomOrder(distribution.id());
    var free = new LinkedHashMap<String, Long>();
    for (var exit : distribution.limits()) {
      var left = exit.max() - taken.getOrDefault(exit.id(), 0L);
      if (left > 0) {
        free.putIfAbsent(exit.id(), left);
      }
    }
    var exits = new HashMap<EnrollmentId, String>();
    for (var member : order.sorted(members)) {
      exits.put(member.enrollment(), next(free, order.number(member)));
    }
    return exits;
  }

  private static String next(Map<String, Long> free, BigInteger number) {
    if (free.isEmpty()) {
      return SplitElement.REST;
    }
    var open = new ArrayList<>(free.keySet());
    var exit = open.get(number.mod(BigInteger.valueOf(open.size())).intValue());
    free.computeIfPresent(exit, (_, left) -> left > 1 ? left - 1 : null);
    return exit;
  }

  /** The ids of the exits with a maximum. */
  static List<String> limited(Distribution distribution) {
    return distribution.limits().stream().map(LimitedExit::id).toList();
  }
}
