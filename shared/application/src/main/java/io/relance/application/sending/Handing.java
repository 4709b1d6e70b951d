package io.relance.application.sending;

import io.relance.application.store.Json;
import io.relance.domain.queue.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends to be handed over together: of one wave at one element, or of none.
 *
 * @param slot what was leased of the sender's rate for the first of them
 */
public record Handing(List<String> sends, Optional<Slot> slot) {
  public Handing {
    sends = List.copyOf(sends);
  }

  static Handing of(List<String> sends) {
    return new Handing(sends, Optional.empty());
  }

  public static Handing parse(String body) {
    return Json.read(body, Handing.class);
  }

  /**
   * The message, so late that it is received at an instant at the earliest, as far as that goes.
   */
  Message message(Instant now, Instant at, Optional<String> group) {
    var wait = Duration.between(now, at);
    var delay = wait.isNegative() ? Duration.ZERO : wait;
    var longest = Message.LONGEST_DELAY;
    var message =
        Message.of(Json.write(this)).delayed(delay.compareTo(longest) > 0 ? longest : delay);
    return group.map(message::inGroup).orElse(message);
  }
}
