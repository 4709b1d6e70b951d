package io.relance.functions.api.enrollments;

import io.relance.application.estimates.LaunchEstimate;
import io.relance.cost.LaunchCost;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a launch would cost, as {@code ./relance cost} estimates it.
 *
 * @param amount all of it: {@code aws} and {@code messages}
 * @param currency the currency of all amounts
 * @param aws what AWS charges for running the automation; nothing on one machine
 * @param messages what providers charge for the messages
 * @param contacts the contacts who would enter
 * @param timeZones how many time zones they live in
 * @param pricesAsOf the day of the list prices
 * @param region the region of the list prices
 * @param assumptions what the amounts assume, in English
 */
@Schema(name = "LaunchCost")
public record LaunchCostView(
    BigDecimal amount,
    String currency,
    BigDecimal aws,
    BigDecimal messages,
    long contacts,
    int timeZones,
    LocalDate pricesAsOf,
    String region,
    List<String> assumptions) {
  private static final double MILLION = 1e6;

  /** Small amounts have as many digits as they need to be seen. */
  private static final int DIGITS = 4;

  static @Nullable LaunchCostView of(LaunchEstimate estimate, Flow flow, ShortLinks links) {
    // An estimate of one contact, of which nothing is taken when no contact enters.
    var contacts = Math.max(1, estimate.entering());
    var factor = estimate.entering() == 0 ? 0 : 1;
    return LaunchCost.of(flow, contacts, Math.max(1, estimate.timeZones()), links)
        .map(
            cost ->
                of(
                    dollars(cost.running() * factor),
                    dollars(cost.messages() * factor),
                    estimate,
                    cost.prices()))
        .orElse(null);
  }

  private static LaunchCostView of(
      BigDecimal aws, BigDecimal messages, LaunchEstimate estimate, PriceTable prices) {
    return new LaunchCostView(
        aws.add(messages),
        "USD",
        aws,
        messages,
        estimate.entering(),
        estimate.timeZones(),
        prices.asOf(),
        prices.region(),
        assumptions(prices));
  }

  private static BigDecimal dollars(double amount) {
    return BigDecimal.valueOf(amount).setScale(DIGITS, RoundingMode.HALF_UP);
  }

  private static List<String> assumptions(PriceTable prices) {
    return List.of(
        "Each contact goes through the whole flow; conditions hold for half of them, and each"
            + " message is sent.",
        "List prices of AWS without tax and free tiers; on one machine AWS charges nothing.",
        String.format(
            Locale.ROOT,
            "$%s an SMS segment, $%s a WhatsApp message, $%s an email; providers and countries"
                + " differ.",
            each(prices, Meter.SMS_SEGMENTS),
            each(prices, Meter.WHATSAPP_MESSAGES),
            each(prices, Meter.EMAILS)));
  }

  private static String each(PriceTable prices, Meter meter) {
    return BigDecimal.valueOf(prices.of(meter, MILLION) / MILLION)
        .stripTrailingZeros()
        .toPlainString();
  }
}
