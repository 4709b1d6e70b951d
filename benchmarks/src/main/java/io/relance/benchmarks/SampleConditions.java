package io.relance.benchmarks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** The questions of {@link SampleSegments} in SQL, on the contact {@code c}. */
final class SampleConditions {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final int DAYS_IN_A_MONTH = 30;
  private static final int DAYS_IN_A_YEAR = 365;

  private SampleConditions() {}

  static String six(int number) {
    var createdAfter = LocalDate.of(2025, 1, 1).plusDays(number % 300);
    return """
    c.country IN ('FR', 'BE') AND c.points > %d AND c.birthday < '%s' AND c.created_at >= '%s'
    AND c.email_subscribed
    AND NOT EXISTS (SELECT FROM member m WHERE m.list = 'list-%d' AND m.contact = c.id)
    """
        .formatted(
            number % 5_000,
            LocalDate.of(1990, 1, 1).plusDays(number % 300),
            createdAfter.plusDays(1).atStartOfDay(ZONE).toInstant(),
            number % 8);
  }

  static String readers(int number) {
    return six(number)
        + """
        AND EXISTS (SELECT FROM event e
          WHERE e.contact = c.id AND e.name = 'message-opened' AND e.at >= '%s')
        """
            .formatted(ago(DAYS_IN_A_MONTH));
  }

  static String spenders(int number) {
    return six(number)
        + """
        AND c.id IN (SELECT e.contact FROM event e
          WHERE e.name = 'order' AND e.at >= '%s' AND e.total > 50
          GROUP BY e.contact HAVING sum(e.total) > %d)
        """
            .formatted(ago(DAYS_IN_A_YEAR), 200 + number % 100);
  }

  /** The days of the sample are all of one year. */
  static String birthdays(int number) {
    var today = LocalDate.ofInstant(SampleAudience.NOW, ZONE);
    return "extract(month FROM c.birthday) * 100 + extract(day FROM c.birthday) BETWEEN %d AND %d"
        .formatted(dayOfYear(today), dayOfYear(today.plusDays(number % 9)));
  }

  private static int dayOfYear(LocalDate date) {
    return date.getMonthValue() * 100 + date.getDayOfMonth();
  }

  private static String ago(int days) {
    return SampleAudience.NOW.minus(Duration.ofDays(days)).toString();
  }
}
