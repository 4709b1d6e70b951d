package io.relance.application.timeline;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The timeline of a contact, newest first: activities, consents, enrollments and messages, with
 * outcomes and reasons.
 */
public final class Timeline {
  private final ItemStore store;
  private final TraceEnrollment following;
  private final PublishedFlows flows;
  private final ConditionDecisions decisions;

  public Timeline(ItemStore store, TraceEnrollment following, PublishedFlows flows) {
    this.store = store;
    this.following = following;
    this.flows = flows;
    this.decisions = new ConditionDecisions(store, flows, following);
  }

  /**
   * A page of a contact's timeline.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<TimelineEntry> of(ContactId contact, PageRequest page) {
    var limit = page.limit();
    var pageCursor = PageCursor.of(contact, page);
    var places = new FlowPlaces(flows);
    var enrollments = enrollments(contact);
    var all =
        Stream.of(
                new ContactHistory(store).before(contact, pageCursor),
                new EnrollmentHistory(store, decisions, following, places)
                    .before(enrollments, pageCursor),
                new MessageHistory(store, places).before(contact, byId(enrollments), pageCursor))
            .flatMap(List::stream);
    var newest = TimelineRow.newest(all, pageCursor);
    var shown = newest.subList(0, Math.min(limit, newest.size()));
    return new Slice<>(
        shown.stream().map(TimelineRow::entry).toList(),
        newest.size() > limit
            ? Optional.of(PageCursor.cursor(contact, shown.getLast().place()))
            : Optional.empty());
  }

  private static Map<EnrollmentId, Enrollment> byId(List<Enrollment> enrollments) {
    return enrollments.stream().collect(Collectors.toMap(Enrollment::id, Function.identity()));
  }

  private List<Enrollment> enrollments(ContactId contact) {
    return store
        .all(Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT))
        .map(Enrollments::of)
        .toList();
  }
}
