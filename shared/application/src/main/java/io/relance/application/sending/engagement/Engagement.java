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
  REPLIED("repliedAt", Counters.REPLIED);

  private final String attribute;
  private final String count;

  Engagement(String attribute, String count) {
    this.attribute = attribute;
    this.count = count;
  }

  /** Whether it is recorded on a send. */
  public boolean isOn(Item send) {
    return send.attribute(attribute).isPresent();
  }

  /** The name of the count of such messages. */
  String count() {
    return count;
  }

  /** The event of the contact; empty for what no contact does. */
  Optional<BuiltInEvent> event() {
    return switch (this) {
      case OPENED -> Optional.of(BuiltInEvent.MESSAGE_OPENED);
      case OPENED_BY_ROBOT -> Optional.empty();
      case REPLIED -> Optional.of(BuiltInEvent.MESSAGE_REPLIED);
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
