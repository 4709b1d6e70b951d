package io.relance.functions.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.sending.model.Messages;
import io.relance.domain.id.AutomationId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * How an inbound message was routed.
 *
 * @param rule the rule that decided: an opt-out, opt-in or help word; an automated reply; the
 *     answer to an open question; the keyword of an automation, as the whole text, in a reply or
 *     within it; the reprompt or fallback of an open question; an automation for any other text; an
 *     answer that came late; one of these for a contact who is not a subscriber, or was answered
 *     too often; or nothing
 * @param automationId the automation that the rule names
 * @param lost the rules that applied too, but come later in the order
 */
@Schema(name = "MessageDecision")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageDecision(
    @Schema(
            type = "string",
            allowableValues = {
              "opt-out",
              "opt-in",
              "help",
              "automated",
              "answer",
              "keyword",
              "exact",
              "reply",
              "contains",
              "reprompt",
              "fallback",
              "any-other",
              "late",
              "not-a-subscriber",
              "too-many-replies",
              "nothing"
            })
        String rule,
    Optional<String> automationId,
    List<LostRule> lost) {

  /** A rule that applied to a message without deciding. */
  @Schema(name = "LostRule")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record LostRule(
      @Schema(
              type = "string",
              allowableValues = {
                "answer",
                "keyword",
                "exact",
                "reply",
                "contains",
                "reprompt",
                "fallback"
              })
          String rule,
      Optional<String> automationId) {}

  static MessageDecision of(String rule, Messages.View view) {
    return new MessageDecision(
        rule,
        view.automation().map(AutomationId::value),
        view.lost().stream()
            .map(lost -> new LostRule(lost.name(), lost.automation().map(AutomationId::value)))
            .toList());
  }
}
