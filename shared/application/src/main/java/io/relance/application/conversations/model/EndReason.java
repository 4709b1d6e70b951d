package io.relance.application.conversations.model;

import io.relance.domain.flow.EndOutcome;
import io.relance.json.Choices;

/** Why a conversation ended. */
public enum EndReason {
  /** It reached its end. */
  ANSWERED,
  /** The last reply matched no choice. */
  FALLBACK,
  /** The time to reply passed, or the question could not be sent. */
  EXPIRED,
  OPTED_OUT,
  /** The contact started another automation. */
  OTHER_KEYWORD,
  /** Its automation was deactivated. */
  DEACTIVATED,
  /** Its enrollment was cancelled. */
  TAKEN_OUT,
  ERASED;

  /** The name in storage and answers, which is also the reason of an enrollment that ends so. */
  public String wireName() {
    return Choices.name(this);
  }

  /** The state of a conversation that ended so. */
  public ConversationState state() {
    return switch (this) {
      case ANSWERED -> ConversationState.ANSWERED;
      case EXPIRED -> ConversationState.EXPIRED;
      case FALLBACK, OPTED_OUT, OTHER_KEYWORD, DEACTIVATED, TAKEN_OUT, ERASED ->
          ConversationState.ENDED;
    };
  }

  /** The reason by which the end of an enrollment ends its conversation. */
  public static EndReason of(String outcome) {
    return EndOutcome.named(outcome).isPresent()
        ? ANSWERED
        : Choices.of(EndReason.class).getOrDefault(outcome, EXPIRED);
  }
}
