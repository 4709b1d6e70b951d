package io.relance.functions.api.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every contact of a file has agreed to, or ended.
 *
 * @param source the proof: where and how they did
 * @param at when they did; absent: when the import is created
 */
@Schema(name = "ImportConsent")
public record ImportConsent(
    @Schema(
            type = "string",
            allowableValues = {"sms", "whatsapp", "email"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String channel,
    @Schema(
            type = "string",
            allowableValues = {"subscribed", "unsubscribed"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String source,
    @Nullable Instant at) {}
