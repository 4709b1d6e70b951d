package io.relance.domain.sentence;

import io.relance.domain.sentence.SentenceValues.Amount;
import java.time.Duration;
import java.util.stream.Collectors;

/** Periods in French. */
final class FrenchPeriods {
  private FrenchPeriods() {}

  /** Such as “1 jour 12 heures”. */
  static String of(Duration period) {
    return SentenceValues.amounts(period).stream()
        .map(amount -> amount.count() + " " + unit(amount))
        .collect(Collectors.joining(" "));
  }

  /** Such as “dans les 30 derniers jours”. */
  static String last(Duration period) {
    return within(period, "dernier", "dernière");
  }

  /** Such as “dans les 7 prochains jours”. */
  static String next(Duration period) {
    return within(period, "prochain", "prochaine");
  }

  private static String within(Duration period, String masculine, String feminine) {
    var amounts = SentenceValues.amounts(period);
    if (amounts.isEmpty()) {
      return "aujourd’hui";
    }
    var first = amounts.getFirst();
    var isDay = first.unit() == SentenceValues.Unit.DAY;
    if (amounts.size() > 1) {
      return "dans la " + feminine + " période de " + of(period);
    }
    if (first.count() == 1) {
      return "dans " + (isDay ? "le " + masculine : "la " + feminine) + " " + unit(first);
    }
    return "dans les %d %ss %s".formatted(first.count(), isDay ? masculine : feminine, unit(first));
  }

  private static String unit(Amount amount) {
    var word =
        switch (amount.unit()) {
          case DAY -> "jour";
          case HOUR -> "heure";
          case MINUTE -> "minute";
          case SECOND -> "seconde";
        };
    return amount.count() == 1 ? word : word + "s";
  }
}
