package io.relance.application.simulation;

import io.relance.application.approvals.ApprovalState;
import io.relance.application.execution.BranchAtElement;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import java.time.Instant;
import java.time.ZoneId;

/** Simulates an element that sends nothing, and records its exit. */
final class SimulatedBranches {
  private final BranchAtElement parting;
  private final SimulatedRecipients people;
  private final SimulatedActions actions;
  private final SimulatedAnswers answers;
  private final ZoneId zone;

  /**
   * @param zone the zone in which instants are written
   */
  SimulatedBranches(
      BranchAtElement parting,
      SimulatedRecipients people,
      SimulatedActions actions,
      SimulatedAnswers answers,
      ZoneId zone) {
    this.parting = parting;
    this.people = people;
    this.actions = actions;
    this.answers = answers;
    this.zone = zone;
  }

  Branches pass(
      ExecuteSteps.WaveAtElement waveAtElement, Instant now, SimulationLog simulationLog) {
    if (waveAtElement.element() instanceof FlowElement.AddToList add) {
      var words = people.addition(add.list());
      simulationLog.note(now, StepKind.ADDED, step -> step.by(FlowElement.NEXT).because(words));
    }
    var branches = parting.branch(waveAtElement);
    branches
        .branches()
        .forEach(waveBranch -> note(waveAtElement.element(), waveBranch, now, simulationLog));
    branches
        .ended()
        .forEach(
            (_, outcome) -> {
              simulationLog.note(now, StepKind.ENDED, step -> step.because(outcome));
              simulationLog.end(
                  new SimulationResult.Ending(outcome, ending(waveAtElement.element())));
            });
    return branches;
  }

  private static String ending(FlowElement element) {
    return element instanceof FlowElement.End
        ? "reached the end \"%s\"".formatted(element.id().value())
        : "left at \"%s\"".formatted(element.id().value());
  }

  private void note(
      FlowElement element, WaveBranch waveBranch, Instant now, SimulationLog simulationLog) {
    switch (element) {
      case SplitElement _ ->
          simulationLog.note(
              now, StepKind.DECIDED, step -> step.by(waveBranch.exit()).because("at random"));
      case SelectionElement selection ->
          simulationLog.note(
              now,
              step(selection, waveBranch.exit()),
              step -> step.by(waveBranch.exit()).because(words(selection, waveBranch.exit())));
      case ApprovalElement _ ->
          simulationLog.note(
              now,
              StepKind.DECIDED,
              step ->
                  step.by(waveBranch.exit())
                      .because(SimulatedApprovals.words(ApprovalState.APPROVED)));
      case ContactAction action ->
          simulationLog.note(
              now,
              SimulatedActions.step(action),
              step -> step.by(waveBranch.exit()).because(actions.result()));
      case FlowElement.Condition _ ->
          simulationLog.note(
              now,
              StepKind.DECIDED,
              step -> step.by(waveBranch.exit()).because(criteria(waveBranch.exit())));
      case FlowElement.Delay delay ->
          waits(waveBranch, now, simulationLog, DurationText.period(delay.period()) + ", ");
      case FlowElement.DelayUntilWeekday _ -> waits(waveBranch, now, simulationLog, "");
      case ConversationElement _,
          FlowElement.AddToList _,
          FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.Forward _,
          FlowElement.End _,
          FlowElement.Note _ -> {
        // Noted before, or by whoever sends.
      }
    }
  }

  private StepKind step(SelectionElement selection, String exit) {
    return switch (selection) {
      case SelectionElement.GrantPromoCode grant ->
          hasCode(grant, exit) ? StepKind.GRANTED : StepKind.DECIDED;
      case SelectionElement.RemoveDuplicates _ -> StepKind.DECIDED;
    };
  }

  private String words(SelectionElement selection, String exit) {
    return switch (selection) {
      case SelectionElement.GrantPromoCode grant when hasCode(grant, exit) ->
          "a code of the bank \"%s\"; a sample is shown".formatted(grant.bank());
      case SelectionElement.GrantPromoCode grant ->
          "the bank \"%s\" has no code left".formatted(grant.bank());
      case SelectionElement.RemoveDuplicates duplicates -> duplicates.words(exit);
    };
  }

  private boolean hasCode(SelectionElement.GrantPromoCode grant, String exit) {
    return exit.equals(FlowElement.NEXT) && answers.has(grant.id());
  }

  private void waits(
      WaveBranch waveBranch, Instant now, SimulationLog simulationLog, String period) {
    var until = waveBranch.until().orElse(now);
    simulationLog.note(
        now,
        StepKind.WAITED,
        step ->
            step.by(waveBranch.exit())
                .until(until)
                .because(period + DurationText.until(until, zone)));
  }

  private static String criteria(String exit) {
    return exit.equals(FlowElement.ON_TRUE) ? "its criteria hold" : "its criteria do not hold";
  }
}
