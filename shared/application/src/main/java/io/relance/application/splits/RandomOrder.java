package io.relance.application.splits;

import io.relance.application.execution.wave.Member;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.ElementId;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers by which an element spreads contacts: at random between enrollments, and the same
 * each time for one enrollment at one element.
 */
record RandomOrder(ElementId element) {
  /** The number of digits of a hash that are used: 60 bits. */
  private static final int DIGITS = 12;

  private static final int RADIX = 32;

  /** One more than the greatest number. */
  static final BigInteger LIMIT = BigInteger.valueOf(RADIX).pow(DIGITS);

  BigInteger number(Member member) {
    var hash = Ids.hash("split", element.value(), member.enrollment().value());
    return new BigInteger(hash.substring(0, DIGITS), RADIX);
  }

  /** The members in the order of their numbers. */
  List<Member> sorted(List<Member> members) {
    return members.stream().sorted(Comparator.comparing(this::number)).toList();
  }
}
