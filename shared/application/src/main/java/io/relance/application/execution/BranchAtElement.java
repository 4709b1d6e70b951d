package io.relance.application.execution;

import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides the exit of each member of a wave at an element that sends nothing. */
public final class BranchAtElement {
  private final BranchByContact byContact;
  private final InstantSource clock;

  public BranchAtElement(BranchByContact byContact, InstantSource clock) {
    this.byContact = byContact;
    this.clock = clock;
  }

  public Branches branch(ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    return switch (waveAtElement.element()) {
      case FlowElement.AddToList add -> byContact.addToList(add, waveAtElement);
      case ContactAction action -> byContact.perform(action, waveAtElement);
      case FlowElement.Condition condition -> byContact.condition(condition, waveAtElement);
      case SplitElement split -> byContact.split(split, waveAtElement);
      case SelectionElement selection -> byContact.select(selection, waveAtElement);
      case ApprovalElement approval -> byContact.approve(approval, waveAtElement);
      case FlowElement.Delay delay ->
          Branches.all(
              new WaveBranch(
                  FlowElement.NEXT, Optional.of(clock.instant().plus(delay.period())), members));
      case FlowElement.DelayUntilWeekday delay when delay.zone() == DelayZone.AUTOMATION ->
          Branches.all(
              new WaveBranch(FlowElement.NEXT, Optional.of(byContact.nextWeekday(delay)), members));
      case FlowElement.DelayUntilWeekday delay -> byContact.untilWeekday(delay, members);
      case FlowElement.End end -> new Branches(List.of(), all(waveAtElement, end));
      case ConversationElement _,
          FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.Forward _,
          FlowElement.Note _ ->
          throw new IllegalStateException(
              "Wave %s at element %s, which this function does not handle"
                  .formatted(waveAtElement.wave().id(), waveAtElement.element().id().value()));
    };
  }

  private static Map<Member, String> all(
      ExecuteSteps.WaveAtElement waveAtElement, FlowElement.End end) {
    var out = new LinkedHashMap<Member, String>();
    waveAtElement
        .members()
        .forEach(member -> out.put(member, end.outcome().name().toLowerCase(Locale.ROOT)));
    return out;
  }
}
