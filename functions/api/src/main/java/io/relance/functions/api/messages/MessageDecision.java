package io.relance.functions.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * How an inbound message was routed.
 *
 * @param rule the rule that decided: an opt-out, opt-in or help word; an automated reply; the
 *     keyword of an automation, as the whole text or within it; an automation for any other text;
 *     one of these for a contact who is not a subscriber, or was answered too often; or nothing
 * @param automationId the automation that the rule names
 */
@Schema(name = "MessageDecision")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MessageDecision(
    @Schema(
            type = "string",
            allowableValues = {
              "opt-out",
              "opt-in",
              "help",
              "automated",
              "exact",
              "contains",
              "any-other",
              "not-a-subscriber",
              "too-many-replies",
              "nothing"
            })
        String rule,
    Optional<String> automationId) {}
