package io.relance.domain.flow;

import io.relance.domain.contact.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the questions of a flow are asked.
 *
 * @param reprompt the text before the choices after a reply that matches none of them
 * @param fallback the text after the last reply that matches none of them
 * @param maxReprompts how often each question is asked again
 * @param maxDelay how long each question waits for a reply
 * @param channels the channels of the conversation; empty for those of the trigger
 */
public record ConversationSettings(
    Optional<String> reprompt,
    Optional<String> fallback,
    int maxReprompts,
    Duration maxDelay,
    List<Channel> channels) {
  /** The settings of a flow that has none. */
  public static final ConversationSettings DEFAULT =
      new ConversationSettings(
          Optional.empty(), Optional.empty(), 1, Duration.ofHours(24), List.of());

  public ConversationSettings {
    channels = List.copyOf(channels);
  }
}
