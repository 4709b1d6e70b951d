package io.relance.domain.flow;

import io.relance.domain.id.AutomationKey;
import io.relance.domain.id.ElementId;

/** The sent message to which a contact replies. */
public sealed interface RepliedMessage {
  /** Any message of an automation. */
  record Any() implements RepliedMessage {}

  /** The message that an element of an automation sends. */
  record OfElement(AutomationKey automation, ElementId element) implements RepliedMessage {}
}
