package io.relance.application.simulation;

import io.relance.application.walks.Part;
import io.relance.application.walks.PartAtElement;
import io.relance.application.walks.Partition;
import io.relance.application.walks.Steps;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.time.ZoneId;

/** Passes an element that sends nothing, and notes which way the contact goes. */
final class PretendMoves {
  private final PartAtElement parting;
  private final PretendPeople people;
  private final ZoneId zone;

  /**
   * @param zone the one in which instants are told
   */
  PretendMoves(PartAtElement parting, PretendPeople people, ZoneId zone) {
    this.parting = parting;
    this.people = people;
    this.zone = zone;
  }

  Partition pass(Steps.Standing standing, Instant now, Diary diary) {
    if (standing.element() instanceof FlowElement.AddToList add) {
      var words = people.addition(add.list());
      diary.note(now, What.ADDED, step -> step.by(FlowElement.NEXT).because(words));
    }
    var partition = parting.part(standing);
    partition.parts().forEach(part -> note(standing.element(), part, now, diary));
    partition
        .out()
        .forEach(
            (_, outcome) -> {
              diary.note(now, What.ENDED, step -> step.because(outcome));
              diary.end(new Simulated.Ending(outcome, ending(standing.element())));
            });
    return partition;
  }

  private static String ending(FlowElement element) {
    return element instanceof FlowElement.End
        ? "reached the end \"%s\"".formatted(element.id().value())
        : "left at \"%s\"".formatted(element.id().value());
  }

  private void note(FlowElement element, Part part, Instant now, Diary diary) {
    switch (element) {
      case FlowElement.Condition _ ->
          diary.note(
              now, What.DECIDED, step -> step.by(part.exit()).because(criteria(part.exit())));
      case FlowElement.Delay delay ->
          waits(part, now, diary, WaitWords.period(delay.period()) + ", ");
      case FlowElement.DelayUntilWeekday _ -> waits(part, now, diary, "");
      case FlowElement.AddToList _,
          FlowElement.SendSms _,
          FlowElement.SendEmail _,
          FlowElement.Forward _,
          FlowElement.End _,
          FlowElement.Note _ -> {
        // Noted before, or by whoever sends.
      }
    }
  }

  private void waits(Part part, Instant now, Diary diary, String period) {
    var until = part.until().orElse(now);
    diary.note(
        now,
        What.WAITED,
        step -> step.by(part.exit()).until(until).because(period + WaitWords.until(until, zone)));
  }

  private static String criteria(String exit) {
    return exit.equals(FlowElement.ON_TRUE) ? "its criteria hold" : "its criteria do not hold";
  }
}
