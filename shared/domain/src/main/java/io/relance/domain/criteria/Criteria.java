package io.relance.domain.criteria;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import java.util.List;
import java.util.Optional;

/** A condition on a contact, true or false. */
public sealed interface Criteria {
  /** Every part holds. */
  record All(List<Criteria> parts) implements Criteria {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record Any(List<Criteria> parts) implements Criteria {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Criteria part) implements Criteria {}

  /** A property of the contact passes a test. */
  record Property(PropertyName property, PropertyTest test) implements Criteria {}

  /** The contact is on a list. */
  record InList(ListKey list) implements Criteria {}

  /**
   * The criteria of a segment hold.
   *
   * @param persona whether it is one that was marked as a persona
   */
  record InSegment(SegmentKey segment, boolean persona) implements Criteria {}

  /**
   * The contact's events of one kind in a period, of which each by itself passes a filter, are so
   * many, and add up to so much.
   *
   * @param where criteria over the properties of an event: comparisons of properties, joined by
   *     all, any and not; absent: every event counts
   * @param sum absent: only the number of events counts
   */
  record Event(
      EventName event,
      Times times,
      EventPeriod period,
      Optional<Criteria> where,
      Optional<EventSum> sum)
      implements Criteria {
    /** Counts every event of a period. */
    public Event(EventName event, Times times, EventPeriod period) {
      this(event, times, period, Optional.empty(), Optional.empty());
    }
  }

  /** The contact's current consent for a channel and a purpose is in this state. */
  record Consent(Channel channel, Purpose type, ConsentState state) implements Criteria {}

  /**
   * The contact has an address on the channel, is subscribed to marketing there, and the address is
   * not suppressed.
   */
  record Reachable(Channel channel) implements Criteria {}

  /**
   * The outcome of a message of the flow to the contact.
   *
   * @param element that sends it; absent: the last message
   * @param link the address of the link that was followed; absent: any link
   */
  record MessageOutcome(Optional<ElementId> element, SendOutcome outcome, Optional<String> link)
      implements Criteria {
    /** An outcome that is not about one of the links. */
    public MessageOutcome(Optional<ElementId> element, SendOutcome outcome) {
      this(element, outcome, Optional.empty());
    }

    /** The outcome of the last message. */
    public static MessageOutcome last(SendOutcome outcome) {
      return new MessageOutcome(Optional.empty(), outcome);
    }
  }

  /**
   * The rows of a related table that belong to the contact, of which each by itself passes a
   * filter, are so many.
   *
   * @param where criteria over the columns of a row, as those over an event's properties; absent:
   *     every row counts
   */
  record RelatedRows(TableKey table, Times times, Optional<Criteria> where) implements Criteria {}

  /** How often is often enough. */
  sealed interface Times {
    int count();

    /** Whether a number is often enough. */
    default boolean accept(long number) {
      return switch (this) {
        case AtLeast(var least) -> number >= least;
        case AtMost(var most) -> number <= most;
        case Exactly(var exactly) -> number == exactly;
      };
    }

    /** So often or more. */
    record AtLeast(int count) implements Times {}

    /** So often or less. */
    record AtMost(int count) implements Times {}

    /** Just so often. */
    record Exactly(int count) implements Times {}
  }

  /** The outcomes of a message that criteria can test. */
  enum SendOutcome {
    SENT,
    FAILED,
    SKIPPED,
    DELIVERED,
    /** A person opened it. */
    OPENED,
    /** A person followed a link of it. */
    CLICKED,
    /** The contact replied to it. */
    REPLIED,
    /** The contact unsubscribed by its link, or by a reply to it. */
    UNSUBSCRIBED,
    /** The contact reported it as spam. */
    COMPLAINED
  }
}
