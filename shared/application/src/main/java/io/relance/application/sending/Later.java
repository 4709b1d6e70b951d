package io.relance.application.sending;

import io.relance.domain.queue.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What cannot be done now, as the messages by which it comes again; in real time. */
final class Later {
  private record Leased(Handing handing, Instant at) {}

  private final TreeMap<Long, List<String>> bySecond = new TreeMap<>();
  private final List<Leased> leased = new ArrayList<>();
  private final Set<String> sends = new HashSet<>();

  /** A send that is to be looked at again. */
  void add(Revisit revisit) {
    if (sends.add(revisit.send())) {
      // A second is as exact as a delay can be.
      var second = Math.ceilDiv(revisit.at().toEpochMilli(), 1000L);
      bySecond.computeIfAbsent(second, _ -> new ArrayList<>()).add(revisit.send());
    }
  }

  void addAll(Collection<Send> some, Instant at) {
    some.forEach(send -> add(new Revisit(send.id(), at)));
  }

  /** Sends for which something is leased. */
  void addLeased(Collection<Send> some, Slot slot) {
    var ids = some.stream().map(Send::id).toList();
    sends.addAll(ids);
    leased.add(new Leased(new Handing(ids, Optional.of(slot)), slot.at()));
  }

  boolean has(Send send) {
    return sends.contains(send.id());
  }

  List<Message> messages(Instant now, Optional<String> group) {
    var messages = new ArrayList<Message>();
    leased.forEach(it -> messages.add(it.handing().message(now, it.at(), group)));
    bySecond.forEach(
        (second, ids) ->
            messages.add(Handing.of(ids).message(now, Instant.ofEpochSecond(second), group)));
    return messages;
  }
}
