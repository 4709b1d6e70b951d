package io.relance.application.timeline;

import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.explanation.DecidedCriteria;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.timeline.TimelineRow.Rank;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of a contact's enrollments: the entry, the exits taken, the end. */
final class EnrollmentHistory {
  private final ItemStore store;
  private final ConditionDecisions decisions;
  private final TraceEnrollment following;
  private final FlowPlaces places;

  EnrollmentHistory(
      ItemStore store, ConditionDecisions decisions, TraceEnrollment following, FlowPlaces places) {
    this.store = store;
    this.decisions = decisions;
    this.following = following;
    this.places = places;
  }

  /** Traces only the enrollments needed for the newest entries. */
  List<TimelineRow> before(List<Enrollment> enrollments, PageCursor pageCursor) {
    var latestFirst =
        enrollments.stream()
            .sorted(Comparator.comparing(EnrollmentHistory::latest).reversed())
            .toList();
    var newest = List.<TimelineRow>of();
    for (var enrollment : latestFirst) {
      if (newest.size() == pageCursor.limit()
          && latest(enrollment).isBefore(newest.getLast().entry().at())) {
        break;
      }
      newest = TimelineRow.newest(Stream.concat(newest.stream(), entries(enrollment)), pageCursor);
    }
    return newest;
  }

  /** No entry of it is later. */
  private static Instant latest(Enrollment enrollment) {
    return enrollment.endedAt().orElse(Instant.MAX);
  }

  private Stream<TimelineRow> entries(Enrollment enrollment) {
    var enrollmentPath = following.trace(enrollment);
    var decided = new DecidedCriteria(decisions, enrollment, enrollmentPath);
    var passed =
        enrollmentPath.passed().stream()
            .flatMap(
                passing ->
                    passed(enrollment, passing, decided)
                        .map(entry -> placed(enrollment, passing, entry))
                        .stream());
    var ended = enrollment.endedAt().map(at -> ended(enrollment, enrollmentPath, at));
    return Stream.of(Stream.of(entered(enrollment)), passed, ended.stream())
        .flatMap(entries -> entries);
  }

  private TimelineRow placed(
      Enrollment enrollment, EnrollmentPath.Passed passing, TimelineEntry entry) {
    var id = places.id(enrollment, passing.element());
    return TimelineRow.of(
        entry.in(enrollment.automation()).at(passing.element()), Rank.PASSAGE, id);
  }

  private static TimelineRow entered(Enrollment enrollment) {
    var entry =
        TimelineEntry.of(enrollment.enteredAt(), "entered")
            .in(enrollment.automation())
            .with("enrollment", enrollment.id().value())
            .with("source", enrollment.source())
            .with("version", String.valueOf(enrollment.version()));
    return TimelineRow.of(entry, Rank.ENTRY, enrollment.id().value());
  }

  private TimelineRow ended(Enrollment enrollment, EnrollmentPath enrollmentPath, Instant at) {
    var entry =
        TimelineEntry.of(at, "ended")
            .in(enrollment.automation())
            .because(enrollment.outcome().orElse(""))
            .with("enrollment", enrollment.id().value());
    var last =
        enrollmentPath.passed().isEmpty()
            ? Optional.<EnrollmentPath.Passed>empty()
            : Optional.of(enrollmentPath.passed().getLast());
    var where =
        last.filter(passing -> passing.exit().isEmpty())
            .map(EnrollmentPath.Passed::element)
            .or(() -> questionOf(enrollment));
    return TimelineRow.of(where.map(entry::at).orElse(entry), Rank.ENDING, enrollment.id().value());
  }

  /** The question at which a contact ended. */
  private Optional<ElementId> questionOf(Enrollment enrollment) {
    return enrollment
        .end()
        .map(Enrollment.End::element)
        .filter(
            element ->
                places
                    .element(enrollment, element.value())
                    .filter(ConversationElement.Question.class::isInstance)
                    .isPresent());
  }

  private static TimelineEntry waits(EnrollmentPath.Passed delay) {
    var entry = TimelineEntry.of(delay.at(), "waits");
    return delay.until().map(end -> entry.with("until", end.toString())).orElse(entry);
  }

  /** Empty for sends and ends, which have entries of their own. */
  private Optional<TimelineEntry> passed(
      Enrollment enrollment, EnrollmentPath.Passed passing, DecidedCriteria decided) {
    var element = places.element(enrollment, passing.element().value());
    if (element.isEmpty() || passing.exit().isEmpty()) {
      return Optional.empty();
    }
    var exit = passing.exit().orElseThrow();
    var passage = TimelineEntry.of(passing.at(), "passed").with("exit", exit);
    return switch (element.orElseThrow()) {
      case FlowElement.Condition condition ->
          Optional.of(branched(passage, decided.of(condition, exit)).because(criteria(exit)));
      case FlowElement.AddToList add -> Optional.of(passage.with("list", add.list().value()));
      case SplitElement split -> Optional.of(passage.with("kind", split.kind()));
      case ApprovalElement approval -> Optional.of(passage.with("kind", approval.kind()));
      case SelectionElement selection ->
          Optional.of(
              selected(passage.with("kind", selection.kind()), enrollment, selection, exit));
      case ContactAction action -> Optional.of(changed(passage, action));
      case FlowElement.Delay _, FlowElement.DelayUntilWeekday _ -> Optional.of(waits(passing));
      case ConversationElement.Question _ -> Optional.of(passage);
      case ConversationElement.Last _,
          FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.Forward _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }

  private TimelineEntry selected(
      TimelineEntry passage, Enrollment enrollment, SelectionElement element, String exit) {
    return switch (element) {
      case SelectionElement.GrantPromoCode grant -> granted(passage, enrollment, grant);
      case SelectionElement.RemoveDuplicates duplicates -> passage.because(duplicates.words(exit));
    };
  }

  /** With the promo code that was granted there. */
  private TimelineEntry granted(
      TimelineEntry passage, Enrollment enrollment, SelectionElement.GrantPromoCode element) {
    return store.get(EnrollmentKeys.enrollment(enrollment.id())).map(GrantedCode::of).stream()
        .flatMap(List::stream)
        .filter(code -> code.element().equals(element.id()))
        .findFirst()
        .map(code -> passage.with("code", code.code()))
        .orElseGet(
            () -> passage.because("the bank \"%s\" has no code left".formatted(element.bank())));
  }

  private static TimelineEntry changed(TimelineEntry passage, ContactAction action) {
    var entry = passage.with("kind", action.kind());
    return action instanceof ContactAction.RemoveFromList(_, _, var list, _)
        ? entry.with("list", list.value())
        : entry;
  }

  private static TimelineEntry branched(TimelineEntry entry, List<DecidedCriteria.Decided> by) {
    return by.isEmpty()
        ? entry
        : entry.with(
            "criterion",
            by.stream().map(DecidedCriteria.Decided::sentence).collect(Collectors.joining("; ")));
  }

  private static String criteria(String exit) {
    return exit.equals(FlowElement.ON_TRUE) ? "its criteria hold" : "its criteria do not hold";
  }
}
