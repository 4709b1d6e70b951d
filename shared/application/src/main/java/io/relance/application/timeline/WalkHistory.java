package io.relance.application.timeline;

import io.relance.application.timeline.Placed.Rank;
import io.relance.application.walks.Enrollment;
import io.relance.application.walks.FollowEnrollment;
import io.relance.application.walks.Walk;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What contacts went through in automations: where they entered, which way they went, the end. */
final class WalkHistory {
  private final FollowEnrollment following;
  private final FlowPlaces places;

  WalkHistory(FollowEnrollment following, FlowPlaces places) {
    this.following = following;
    this.places = places;
  }

  /** Follows no more enrollments than it takes to know the newest entries. */
  List<Placed> before(List<Enrollment> enrollments, Before before) {
    var latestFirst =
        enrollments.stream().sorted(Comparator.comparing(WalkHistory::latest).reversed()).toList();
    var newest = List.<Placed>of();
    for (var enrollment : latestFirst) {
      if (newest.size() == before.limit()
          && latest(enrollment).isBefore(newest.getLast().entry().at())) {
        break;
      }
      newest = Placed.newest(Stream.concat(newest.stream(), entries(enrollment)), before);
    }
    return newest;
  }

  /** No entry of it is later. */
  private static Instant latest(Enrollment enrollment) {
    return enrollment.endedAt().orElse(Instant.MAX);
  }

  private Stream<Placed> entries(Enrollment enrollment) {
    var walk = following.follow(enrollment);
    var passed =
        walk.passed().stream()
            .flatMap(
                passing ->
                    passed(enrollment, passing)
                        .map(entry -> placed(enrollment, passing, entry))
                        .stream());
    var ended = enrollment.endedAt().map(at -> ended(enrollment, walk, at));
    return Stream.of(Stream.of(entered(enrollment)), passed, ended.stream())
        .flatMap(entries -> entries);
  }

  private Placed placed(Enrollment enrollment, Walk.Passed passing, TimelineEntry entry) {
    var id = places.id(enrollment, passing.element().value());
    return Placed.of(
        entry.in(enrollment.automation()).at(passing.element().value()), Rank.PASSAGE, id);
  }

  private static Placed entered(Enrollment enrollment) {
    var entry =
        TimelineEntry.of(enrollment.enteredAt(), "entered")
            .in(enrollment.automation())
            .with("enrollment", enrollment.id())
            .with("source", enrollment.source())
            .with("version", String.valueOf(enrollment.version()));
    return Placed.of(entry, Rank.ENTRY, enrollment.id());
  }

  private static Placed ended(Enrollment enrollment, Walk walk, Instant at) {
    var entry =
        TimelineEntry.of(at, "ended")
            .in(enrollment.automation())
            .because(enrollment.outcome().orElse(""))
            .with("enrollment", enrollment.id());
    var last =
        walk.passed().isEmpty()
            ? Optional.<Walk.Passed>empty()
            : Optional.of(walk.passed().getLast());
    var where = last.filter(passing -> passing.exit().isEmpty()).map(it -> it.element().value());
    return Placed.of(where.map(entry::at).orElse(entry), Rank.ENDING, enrollment.id());
  }

  /** Sends speak for themselves, and so does the end. */
  private Optional<TimelineEntry> passed(Enrollment enrollment, Walk.Passed passing) {
    var element = places.element(enrollment, passing.element().value());
    if (element.isEmpty() || passing.exit().isEmpty()) {
      return Optional.empty();
    }
    var exit = passing.exit().orElseThrow();
    var passage = TimelineEntry.of(passing.at(), "passed").with("exit", exit);
    return switch (element.orElseThrow()) {
      case FlowElement.Condition _ -> Optional.of(passage.because(criteria(exit)));
      case FlowElement.AddToList add -> Optional.of(passage.with("list", add.list().value()));
      case FlowElement.Delay _, FlowElement.DelayUntilWeekday _ ->
          Optional.of(
              TimelineEntry.of(passing.at(), "waits")
                  .with("until", passing.until().map(Instant::toString)));
      case FlowElement.SendSms _,
          FlowElement.SendEmail _,
          FlowElement.Forward _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Optional.empty();
    };
  }

  private static String criteria(String exit) {
    return exit.equals(FlowElement.ON_TRUE) ? "its criteria hold" : "its criteria do not hold";
  }
}
