package io.relance.application.walks;

import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.ElementId;
import io.relance.domain.flow.FlowElement;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Does what an element that sends nothing does with a wave, and says which way it goes on. */
public final class WalkElement {
  private final Steps steps;
  private final PartByContact byContact;
  private final InstantSource clock;

  public WalkElement(Steps steps, PartByContact byContact, InstantSource clock) {
    this.steps = steps;
    this.byContact = byContact;
    this.clock = clock;
  }

  /** A wave at an element, as the definition names them. */
  public record Call(String wave, long attempt, String element) {}

  public Step walk(Call call) {
    return steps.past(call.wave(), call.attempt(), new ElementId(call.element()), this::partition);
  }

  private Partition partition(Steps.Standing standing) {
    var members = standing.members();
    return switch (standing.element()) {
      case FlowElement.AddToList add -> byContact.addToList(add, members);
      case FlowElement.Condition condition -> byContact.condition(condition, standing);
      case FlowElement.Delay delay ->
          Partition.all(
              new Part(
                  FlowElement.NEXT, Optional.of(clock.instant().plus(delay.period())), members));
      case FlowElement.DelayUntilWeekday delay when delay.zone() == DelayZone.AUTOMATION ->
          Partition.all(
              new Part(FlowElement.NEXT, Optional.of(byContact.nextWeekday(delay)), members));
      case FlowElement.DelayUntilWeekday delay -> byContact.untilWeekday(delay, members);
      case FlowElement.End end -> new Partition(List.of(), all(standing, end));
      case FlowElement.SendSms _, FlowElement.SendEmail _, FlowElement.Forward _ ->
          throw new IllegalStateException("An element that sends is the sending function's");
      case FlowElement.Note _ -> throw new IllegalStateException("Nobody walks to a note");
    };
  }

  private static Map<Member, String> all(Steps.Standing standing, FlowElement.End end) {
    var out = new LinkedHashMap<Member, String>();
    standing
        .members()
        .forEach(member -> out.put(member, end.outcome().name().toLowerCase(Locale.ROOT)));
    return out;
  }
}
