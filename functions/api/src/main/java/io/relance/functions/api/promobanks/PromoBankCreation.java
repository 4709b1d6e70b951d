package io.relance.functions.api.promobanks;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A promo bank to create.
 *
 * @param key its name in flow files; made from the name when absent
 * @param lowAt how few codes must be left for its state to be low; a tenth of its codes when absent
 */
@Schema(
    name = "PromoBankCreation",
    requiredProperties = {"name"})
public record PromoBankCreation(
    @Nullable String name,
    @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key,
    @Schema(minimum = "0") @Nullable Long lowAt) {}
