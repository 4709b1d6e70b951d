package io.relance.application.inbound;

import io.relance.application.sending.engagement.Engagement;
import io.relance.json.Choices;
import java.util.Optional;

/** What decides who answers a text, in the order in which it is decided (D7.1). */
public enum RoutingRule {
  /** A word or phrase by which its writer opts out. */
  OPT_OUT,
  OPT_IN,
  HELP,
  /** No person wrote it: an automatic reply, the report of a reaction, an echo. */
  AUTOMATED,
  /** A choice of the open question. */
  ANSWER,
  /** The whole text is a keyword of a keyword automation. */
  KEYWORD,
  /** The whole text is a keyword of an inbound-message automation. */
  EXACT,
  /** A reply to a message that a reply-to-message automation names. */
  REPLY,
  /** The text contains a keyword of an inbound-message automation. */
  CONTAINS,
  /** No choice of the open question, which is repeated. */
  REPROMPT,
  /** No choice of the open question, which is not repeated any more. */
  FALLBACK,
  /** An inbound-message automation without keywords. */
  ANY_OTHER,
  /** A choice of a question that no longer waits. */
  LATE,
  /** It is for an automation that answers subscribers only, and its writer is none. */
  NOT_A_SUBSCRIBER,
  /** Its writer was answered too often in the last hour. */
  TOO_MANY_REPLIES,
  NOTHING;

  /** The name of the rule, as the API shows it. */
  public String wireName() {
    return Choices.name(this);
  }

  /** Whether a text is a reply to the message before: it asks nothing about the messages. */
  public boolean isReply() {
    return switch (this) {
      case OPT_OUT, OPT_IN, HELP, AUTOMATED -> false;
      case ANSWER,
          KEYWORD,
          EXACT,
          REPLY,
          CONTAINS,
          REPROMPT,
          FALLBACK,
          ANY_OTHER,
          LATE,
          NOT_A_SUBSCRIBER,
          TOO_MANY_REPLIES,
          NOTHING ->
          true;
    };
  }

  /** What its writer does with the message before; empty for nothing. */
  public Optional<Engagement> engagement() {
    return this == OPT_OUT
        ? Optional.of(Engagement.UNSUBSCRIBED)
        : Optional.of(Engagement.REPLIED).filter(_ -> isReply());
  }

  /** Whether an automation that it triggers ends the open conversation. */
  public boolean endsConversation() {
    return this == KEYWORD || this == EXACT || this == REPLY;
  }
}
