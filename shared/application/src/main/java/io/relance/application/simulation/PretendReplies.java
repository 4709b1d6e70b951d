package io.relance.application.simulation;

import io.relance.application.inbound.ForeseeAnswer;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.EventName;
import io.relance.domain.flow.Trigger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What the contact of a preview would write, judged when its time comes. */
final class PretendReplies {
  private static final EventName WROTE = new EventName("inbound-message");

  private final ForeseeAnswer answers;
  private final PretendContact contact;
  private final Channel channel;
  private final Instant start;
  private final Deque<Reply> open;

  PretendReplies(ForeseeAnswer answers, PretendContact contact, Setting setting) {
    this.answers = answers;
    this.contact = contact;
    this.channel = channel(setting.trigger());
    this.start = setting.start();
    this.open =
        new ArrayDeque<>(
            setting.replies().stream().sorted(Comparator.comparing(Reply::after)).toList());
  }

  /** What is written in a preview, and when it begins. */
  record Setting(Trigger trigger, Instant start, List<Reply> replies) {}

  /**
   * Judges what is written until an instant. What is written at the very beginning answers the
   * first message, so it comes when the clock has moved.
   */
  void until(Instant now, Diary diary) {
    while (!open.isEmpty() && now.isAfter(start) && !due(open.getFirst()).isAfter(now)) {
      judge(open.removeFirst(), diary);
    }
  }

  /** Judges what is left. */
  void rest(Diary diary) {
    while (!open.isEmpty()) {
      judge(open.removeFirst(), diary);
    }
  }

  private void judge(Reply reply, Diary diary) {
    var at = due(reply);
    var text = new ForeseeAnswer.Text(contact.id(), channel, reply.text(), at);
    var foreseen = answers.foresee(text, contact.consents());
    contact.agreesTo(foreseen.consents());
    contact.did(WROTE, at);
    var message = SimulatedMessage.written(channel, reply.text());
    diary.note(at, What.REPLIED, step -> step.because(foreseen.reason()).saying(message));
  }

  private Instant due(Reply reply) {
    return start.plus(reply.after());
  }

  /** People answer where they wrote; all else comes by text. */
  private static Channel channel(Trigger trigger) {
    return trigger instanceof Trigger.InboundMessage inbound ? inbound.channel() : Channel.SMS;
  }
}
