package io.relance.application.explanation;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.explanation.Fact.References;
import io.relance.application.persistence.Instants;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Send;
import io.relance.application.splits.SplitId;
import io.relance.application.splits.SplitStates;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts of one enrollment: its entry, the exits it took, its messages, its end. */
final class EnrollmentFacts {
  private final ItemStore store;
  private final ConditionDecisions decisions;
  private final Waves waves;
  private final PublishedFlows flows;
  private final TraceEnrollment tracing;
  private final Messages messages;

  EnrollmentFacts(
      ItemStore store,
      ConditionDecisions decisions,
      Waves waves,
      PublishedFlows flows,
      TraceEnrollment tracing,
      Messages messages) {
    this.store = store;
    this.decisions = decisions;
    this.waves = waves;
    this.flows = flows;
    this.tracing = tracing;
    this.messages = messages;
  }

  List<Fact> of(Enrollment enrollment) {
    return new Telling(enrollment).facts();
  }

  private final class Telling {
    private final Enrollment enrollment;
    private final Flow flow;
    private final DecidedCriteria decided;
    private final EnrollmentPath path;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<ElementId> explained = new HashSet<>();

    Telling(Enrollment enrollment) {
      this.enrollment = enrollment;
      this.flow = flows.flow(enrollment.automation(), enrollment.version());
      this.path = tracing.trace(enrollment);
      this.decided = new DecidedCriteria(decisions, enrollment, path);
    }

    List<Fact> facts() {
      facts.add(entered());
      path.passed().forEach(this::passed);
      path.now().ifPresent(this::standing);
      enrollment.end().ifPresent(this::ended);
      return facts;
    }

    private Fact entered() {
      var source = enrollment.source();
      var cause = source.contains(":") ? "the event " + source : "the launch " + source;
      var sentence = "The contact entered version %d by %s.".formatted(enrollment.version(), cause);
      var references =
          new References(
              Optional.empty(), Optional.of(enrollment.id()), Optional.empty(), Optional.empty());
      return Fact.of(enrollment.enteredAt(), FactType.ENROLLED, sentence)
          .about(references)
          .about(source);
    }

    private void passed(EnrollmentPath.Passed passing) {
      var element = flow.element(passing.element()).orElseThrow();
      switch (element) {
        case FlowElement.Condition condition ->
            passing.exit().ifPresent(exit -> facts.add(branched(condition, exit, passing.at())));
        case SplitElement split ->
            passing.exit().ifPresent(exit -> facts.add(split(split, exit, passing.at())));
        case ApprovalElement approval ->
            passing.exit().ifPresent(exit -> facts.add(decided(approval, exit, passing.at())));
        case SelectionElement selection ->
            passing.exit().ifPresent(exit -> facts.add(selected(selection, exit, passing.at())));
        case FlowElement.Delay _, FlowElement.DelayUntilWeekday _ -> waited(element, passing);
        case FlowElement.AddToList add ->
            completed(add, passing, "The contact was added to the list \"%s\"", add.list().value());
        case ContactAction.Export export ->
            completed(export, passing, "Element \"%s\" exported the contact", name(export));
        case ContactAction action ->
            completed(action, passing, "Element \"%s\" changed the contact", name(action));
        case FlowElement.Forward forward ->
            completed(forward, passing, "Element \"%s\" forwarded a message", name(forward));
        case FlowElement.SendSms _,
            FlowElement.SendWhatsApp _,
            FlowElement.SendEmail _,
            ConversationElement _ ->
            message(element.id());
        case FlowElement.End _, FlowElement.Note _ -> {
          // The end has a fact of its own.
        }
      }
    }

    private Fact branched(FlowElement.Condition condition, String exit, Instant at) {
      var criteria = decided.of(condition, exit);
      var why =
          criteria.isEmpty()
              ? "its criteria " + (exit.equals(FlowElement.ON_TRUE) ? "held" : "did not hold")
              : criteria.stream()
                  .map(DecidedCriteria.Decided::sentence)
                  .collect(Collectors.joining("; "));
      var next = condition.exits().get(exit);
      var sentence =
          "Condition \"%s\" led to \"%s\" (%s): %s."
              .formatted(name(condition), next == null ? "" : next.value(), exit, why);
      return fact(at, FactType.BRANCHED, sentence, condition.id())
          .because(exit)
          .decidedBy(criteria.stream().map(DecidedCriteria.Decided::criterion).toList());
    }

    private Fact split(SplitElement split, String exit, Instant at) {
      var sentence =
          (isOfWinner(split, exit, at)
                  ? "Element \"%s\" gave the contact the exit \"%s\", which had won."
                  : "Element \"%s\" gave the contact the exit \"%s\", at random.")
              .formatted(name(split), exit);
      return fact(at, FactType.BRANCHED, sentence, split.id()).because(exit);
    }

    private boolean isOfWinner(SplitElement split, String exit, Instant at) {
      return split instanceof SplitElement.ByVariation
          && SplitStates.find(
                  store, new SplitId(enrollment.automation(), enrollment.version(), split.id()))
              .winner()
              .filter(winner -> winner.variation().equals(exit) && !at.isBefore(winner.at()))
              .isPresent();
    }

    private Fact decided(ApprovalElement approval, String exit, Instant at) {
      var how =
          switch (exit) {
            case ApprovalElement.ON_REFUSED -> "was refused or cancelled";
            case ApprovalElement.ON_EXPIRED -> "expired";
            default -> "was given";
          };
      var sentence = "Approval \"%s\" %s.".formatted(name(approval), how);
      return fact(at, FactType.BRANCHED, sentence, approval.id()).because(exit);
    }

    private Fact selected(SelectionElement element, String exit, Instant at) {
      var sentence =
          "Element \"%s\" let the contact leave by \"%s\".".formatted(name(element), exit);
      return fact(at, FactType.BRANCHED, sentence, element.id()).because(exit);
    }

    private void waited(FlowElement element, EnrollmentPath.Passed passing) {
      var until = passing.until().orElse(passing.at());
      var endedBefore = enrollment.endedAt().filter(until::isAfter).isPresent();
      if (endedBefore || isWaiting(passing)) {
        return; // The end, or the place where the contact is now, is a fact of its own.
      }
      var sentence =
          "The contact waited at \"%s\" until %s.".formatted(name(element), Instants.text(until));
      facts.add(fact(passing.at(), FactType.WAITED, sentence, element.id()).until(until));
    }

    private boolean isWaiting(EnrollmentPath.Passed passing) {
      return path.now()
          .filter(now -> now.until().isPresent() && now.element().equals(passing.element()))
          .isPresent();
    }

    private void completed(
        FlowElement element, EnrollmentPath.Passed passing, String sentence, String value) {
      facts.add(
          fact(
              passing.at(),
              FactType.STEP_COMPLETED,
              sentence.formatted(value) + ".",
              element.id()));
    }

    /** False when no message was planned there yet. */
    private boolean message(ElementId element) {
      if (!explained.add(element)) {
        return true;
      }
      var message = messages.find(Send.id(enrollment.id(), element));
      message.ifPresent(it -> facts.add(MessageFacts.of(enrollment.id(), it)));
      return message.isPresent();
    }

    private void standing(EnrollmentPath.Position now) {
      var element = flow.element(now.element()).orElseThrow();
      var lost =
          waves.find(now.wave()).filter(it -> it.wave().state() == Wave.State.LOST).isPresent();
      var latest = facts.getLast().at();
      if (lost) {
        facts.add(
            at(latest, element, "cannot continue: its wave failed, see the dead letters")
                .because("dead-letter"));
      } else if (now.until().isPresent()) {
        var until = now.until().orElseThrow();
        var sentence =
            "The contact waits at \"%s\" until %s.".formatted(name(element), Instants.text(until));
        facts.add(fact(latest, FactType.WAITING, sentence, element.id()).until(until));
      } else if (element instanceof ApprovalElement) {
        facts.add(at(latest, element, "waits for approval"));
      } else if (!message(now.element())) {
        facts.add(at(latest, element, "is there now"));
      }
    }

    private Fact at(Instant at, FlowElement element, String state) {
      return fact(
          at,
          FactType.AT_ELEMENT,
          "The contact reached \"%s\" and %s.".formatted(name(element), state),
          element.id());
    }

    private void ended(Enrollment.End end) {
      if (end.reason().isPresent()) {
        message(end.element());
      }
      facts.add(
          end.reason()
              .map(
                  reason ->
                      fact(
                              end.at(),
                              FactType.CANCELLED,
                              "The enrollment ended early, at \"%s\": %s."
                                  .formatted(name(end.element()), cancelled(reason)),
                              end.element())
                          .because(reason))
              .orElseGet(
                  () ->
                      fact(
                              end.at(),
                              FactType.ENDED,
                              "The contact reached the end \"%s\" (%s)."
                                  .formatted(name(end.element()), end.outcome()),
                              end.element())
                          .because(end.outcome())));
    }

    private String cancelled(String reason) {
      return switch (reason) {
        case "taken-out" -> "it was cancelled, alone or with the automation";
        case "erased" -> "the contact was erased";
        default -> reason;
      };
    }

    private String name(ElementId element) {
      return flow.element(element).map(this::name).orElse(element.value());
    }

    private String name(FlowElement element) {
      return element.name().isEmpty() ? element.id().value() : element.name();
    }

    private Fact fact(Instant at, FactType type, String sentence, ElementId element) {
      return Fact.of(at, type, sentence)
          .about(
              new References(
                  Optional.empty(),
                  Optional.of(enrollment.id()),
                  Optional.of(element),
                  Optional.empty()));
    }
  }
}
