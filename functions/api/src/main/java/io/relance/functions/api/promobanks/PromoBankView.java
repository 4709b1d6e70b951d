package io.relance.functions.api.promobanks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.promocodes.PromoBanks;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A bank of promo codes, each of which is granted once.
 *
 * @param key its name in flow files; it never changes
 * @param lowAt how few codes must be left for its state to be low; a tenth of its codes when absent
 * @param granted how many of its codes were granted
 * @param left how many are not
 */
@Schema(name = "PromoBank")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PromoBankView(
    String id,
    String key,
    String name,
    Optional<Long> lowAt,
    long granted,
    long left,
    @Schema(
            type = "string",
            allowableValues = {"ok", "low", "exhausted"})
        String state,
    Instant createdAt) {
  static PromoBankView of(PromoBanks.Stocked stocked) {
    var bank = stocked.bank();
    return new PromoBankView(
        bank.id().value(),
        bank.key().value(),
        bank.name(),
        bank.lowAt(),
        stocked.granted(),
        stocked.left(),
        Choices.name(stocked.state()),
        bank.createdAt());
  }
}
