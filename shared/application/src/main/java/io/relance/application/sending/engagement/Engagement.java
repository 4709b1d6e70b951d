package io.relance.application.sending.engagement;

import io.relance.application.automations.Counters;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import java.util.Optional;

/** What happens to a message at most once, as far as it is recorded. */
public enum Engagement {
  /** A person opened it. */
  OPENED("openedAt", Counters.OPENED),
  /** A robot loaded its image, which says nothing about the contact. */
  OPENED_BY_ROBOT("openedByRobotAt", Counters.ROBOT_OPENS),
  /** The contact replied to it. */
  REPLIED("repliedAt", Counters.REPLIED),
  /** The contact unsubscribed by its link, or by a reply to it. */
  UNSUBSCRIBED("unsubscribedAt", Counters.UNSUBSCRIBED),
  /** The contact reported it as spam. */
  COMPLAINED("complainedAt", Counters.COMPLAINED),
  /** It came back, since there is no such address. */
  BOUNCED("bouncedAt", Counters.BOUNCED);

  private final String attribute;
  private final String count;

  Engagement(String attribute, String count) {
    this.attribute = attribute;
    this.count = count;
  }

  /** The attribute of a send that records it. */
  public String attribute() {
    return attribute;
  }

  /** Whether it is recorded on a send. */
  public boolean isOn(Item send) {
    return send.attribute(attribute).isPresent();
  }

  /** The name of the count of such messages. */
  String count() {
    return count;
  }

  /**
   * The event of the contact; empty for what no contact does, and for an opt-out, which is an event
   * by itself.
   */
  Optional<BuiltInEvent> event() {
    return switch (this) {
      case OPENED -> Optional.of(BuiltInEvent.MESSAGE_OPENED);
      case OPENED_BY_ROBOT, UNSUBSCRIBED -> Optional.empty();
      case REPLIED -> Optional.of(BuiltInEvent.MESSAGE_REPLIED);
      case COMPLAINED -> Optional.of(BuiltInEvent.COMPLAINED);
      case BOUNCED -> Optional.of(BuiltInEvent.BOUNCED);
    };
  }

  /** The edit of a send that records it. */
  Edit edit(String at) {
    return Edit.set(attribute, at);
  }

  /** Requires that it is not recorded yet. */
  Precondition isNew() {
    return new Precondition.AttributeAbsent(attribute);
  }
}
