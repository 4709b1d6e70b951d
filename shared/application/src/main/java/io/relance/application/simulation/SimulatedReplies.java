package io.relance.application.simulation;

import io.relance.application.contacts.model.EventProperties;
import io.relance.application.inbound.SimulateRouting;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Trigger;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The replies of the simulated contact, each routed at its time. */
final class SimulatedReplies {
  private final SimulateRouting answers;
  private final SimulatedContact contact;
  private final Channel channel;
  private final Instant start;
  private final Deque<ContactReply> open;
  private Instant written;

  SimulatedReplies(
      SimulateRouting answers,
      SimulatedContact contact,
      Flow flow,
      Instant start,
      List<ContactReply> replies) {
    this.answers = answers;
    this.contact = contact;
    this.channel = flow.usualChannel();
    this.start = start;
    this.written = flow.trigger() instanceof Trigger.ByText ? start : Instant.MIN;
    this.open =
        new ArrayDeque<>(
            replies.stream().sorted(Comparator.comparing(ContactReply::after)).toList());
  }

  /**
   * Judges what is written until an instant. What is written at the very beginning answers the
   * first message, so it comes when the clock has moved.
   */
  void until(Instant now, SimulationLog simulationLog) {
    while (!open.isEmpty() && now.isAfter(start) && !due(open.getFirst()).isAfter(now)) {
      judge(open.removeFirst(), simulationLog);
    }
  }

  /**
   * A reply as it is written.
   *
   * @param at when
   */
  record Written(String text, Instant at) {}

  /** The next reply until a deadline; one that was due before is written now. */
  Optional<Written> next(Instant now, Instant deadline) {
    if (open.isEmpty() || !due(open.getFirst()).isBefore(deadline)) {
      return Optional.empty();
    }
    var reply = open.removeFirst();
    var at = due(reply);
    return Optional.of(new Written(reply.text(), at.isBefore(now) ? now : at));
  }

  /** Routes a reply, which changes what the contact agrees to. */
  SimulateRouting.Foreseen route(Written reply) {
    var text = new SimulateRouting.Text(contact.id(), channel, reply.text(), reply.at());
    var foreseen = answers.simulate(text, contact.consents());
    contact.agreesTo(foreseen.consents());
    wrote(foreseen, reply.text(), reply.at());
    return foreseen;
  }

  /** Judges what is left. */
  void rest(SimulationLog simulationLog) {
    while (!open.isEmpty()) {
      judge(open.removeFirst(), simulationLog);
    }
  }

  private void judge(ContactReply contactReply, SimulationLog simulationLog) {
    var at = due(contactReply);
    var text = new SimulateRouting.Text(contact.id(), channel, contactReply.text(), at);
    var foreseen = answers.simulate(text, contact.consents());
    contact.agreesTo(foreseen.consents());
    wrote(foreseen, contactReply.text(), at);
    var message = SimulatedMessage.written(channel, contactReply.text());
    simulationLog.note(
        at, StepKind.REPLIED, step -> step.because(foreseen.reason()).saying(message));
  }

  private void wrote(SimulateRouting.Foreseen foreseen, String text, Instant at) {
    contact.did(inbound(text, at));
    foreseen.rule().engagement().ifPresent(contact.messages()::reply);
  }

  private RecordedEvent inbound(String text, Instant at) {
    written = at;
    var properties =
        EventProperties.of(BuiltInEvent.INBOUND_MESSAGE)
            .with("text", text)
            .with("channel", Choices.name(channel));
    return new RecordedEvent(properties.event(), at, properties.values());
  }

  private Instant due(ContactReply contactReply) {
    return start.plus(contactReply.after());
  }

  /** When the contact wrote last by a channel, as far as it has been played. */
  Optional<Instant> lastWritten(Channel by) {
    return Optional.of(written).filter(_ -> by == channel).filter(at -> !at.equals(Instant.MIN));
  }
}
