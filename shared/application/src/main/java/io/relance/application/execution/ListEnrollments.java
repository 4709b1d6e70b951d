package io.relance.application.execution;

import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;

/** Lists enrollments, newest first, with the element at which each is or ended. */
public final class ListEnrollments {
  /** The maximum number of enrollments that one page examines. */
  private static final int MAX_READ = 1000;

  private final ItemStore store;
  private final Enrollments enrollments;
  private final TraceEnrollment following;

  public ListEnrollments(ItemStore store, Enrollments enrollments, TraceEnrollment following) {
    this.store = store;
    this.enrollments = enrollments;
    this.following = following;
  }

  /** Selects enrollments; an empty criterion matches all. */
  public record Filter(
      Optional<ElementId> element, Optional<State> state, Optional<String> outcome) {
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private boolean admits(Enrollment enrollment) {
      return state.map(it -> it == State.of(enrollment)).orElse(true)
          && outcome.map(it -> enrollment.outcome().equals(Optional.of(it))).orElse(true);
    }

    private boolean admits(Located located) {
      return element.map(located.element()::equals).orElse(true);
    }
  }

  /** Whether an enrollment is in progress. */
  public enum State {
    IN_PROGRESS,
    ENDED;

    public static State of(Enrollment enrollment) {
      return enrollment.end().isPresent() ? ENDED : IN_PROGRESS;
    }
  }

  /**
   * An enrollment and where it is.
   *
   * @param element where it is, or ended
   * @param until the end of the delay in which it waits
   */
  public record Located(Enrollment enrollment, ElementId element, Optional<Instant> until) {}

  public Optional<Located> find(EnrollmentId enrollment) {
    return enrollments.find(enrollment).map(found -> locate(found, following::trace));
  }

  /**
   * A page of the enrollments of an automation.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Located> ofAutomation(AutomationId automation, Filter filter, PageRequest page) {
    var query = Query.of(Tables.WALKS, automation.value()).on(Tables.ENROLLMENTS_OF_AUTOMATION);
    return list(query.backwards(), filter, page);
  }

  /**
   * A page of the enrollments of a contact.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<Located> ofContact(ContactId contact, Filter filter, PageRequest page) {
    var query = Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT);
    return list(query.backwards(), filter, page);
  }

  private Slice<Located> list(Query query, Filter filter, PageRequest page) {
    var follow = following.cached();
    var located = new ArrayList<Located>();
    var next = page.cursor();
    int looked = 0;
    do {
      var itemPage = store.query(query.page(new PageRequest(page.limit() - located.size(), next)));
      itemPage.items().stream()
          .map(Enrollment::of)
          .filter(filter::admits)
          .map(enrollment -> locate(enrollment, follow))
          .filter(filter::admits)
          .forEach(located::add);
      looked += Math.max(1, itemPage.items().size());
      next = itemPage.next();
    } while (located.size() < page.limit() && next.isPresent() && looked < MAX_READ);
    return new Slice<>(located, next);
  }

  private static Located locate(
      Enrollment enrollment, Function<Enrollment, EnrollmentPath> follow) {
    if (enrollment.end().isPresent()) {
      return new Located(enrollment, enrollment.end().orElseThrow().element(), Optional.empty());
    }
    var enrollmentPath = follow.apply(enrollment);
    return enrollmentPath
        .now()
        .map(now -> new Located(enrollment, now.element(), now.until()))
        .orElseGet(
            () ->
                new Located(
                    enrollment, enrollmentPath.passed().getLast().element(), Optional.empty()));
  }
}
