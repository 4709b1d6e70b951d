package io.relance.application.sending.model;

import io.relance.application.persistence.Json;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends to dispatch together: of one wave at one element, or of no automation.
 *
 * @param slot the rate reservation for the first of them
 */
public record DispatchMessage(List<SendId> sends, Optional<RateReservation> slot) {
  public DispatchMessage {
    sends = List.copyOf(sends);
  }

  public static DispatchMessage of(List<SendId> sends) {
    return new DispatchMessage(sends, Optional.empty());
  }

  public static DispatchMessage parse(String body) {
    return Json.read(body, DispatchMessage.class);
  }

  /** The queue message, delayed until an instant or by the longest delay of the queue. */
  public Message message(Instant now, Instant at) {
    var wait = Duration.between(now, at);
    var delay = wait.isNegative() ? Duration.ZERO : wait;
    var longest = Message.LONGEST_DELAY;
    return Message.of(Json.write(this)).delayed(delay.compareTo(longest) > 0 ? longest : delay);
  }
}
