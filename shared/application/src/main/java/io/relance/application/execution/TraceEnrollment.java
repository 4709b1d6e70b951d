package io.relance.application.execution;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.QuestionExit;
import io.relance.application.execution.EnrollmentPath.Passed;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveReader;
import io.relance.application.execution.wave.WaveResult;
import io.relance.application.execution.wave.Waves;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Traces an enrollment from wave to wave, by the stored result of each element. */
public final class TraceEnrollment {
  private final ItemStore store;
  private final Waves waves;
  private final PublishedFlows flows;

  public TraceEnrollment(ItemStore store, Waves waves, PublishedFlows flows) {
    this.store = store;
    this.waves = waves;
    this.flows = flows;
  }

  public EnrollmentPath trace(Enrollment enrollment) {
    return cached().apply(enrollment);
  }

  /** Traces many enrollments, and reads the waves that they share once. */
  public Function<Enrollment, EnrollmentPath> cached() {
    var reading = new WaveReader(store, waves);
    return enrollment -> new Tracing(enrollment, reading).follow();
  }

  private final class Tracing {
    private final Enrollment enrollment;
    private final WaveReader reading;
    private final Flow flow;
    private final List<Passed> passed = new ArrayList<>();
    private WaveId wave;
    private ElementId at;
    private Map<ElementId, WaveResult> results;
    private final Optional<Conversation> conversation;
    private final Map<ElementId, QuestionExit> exits;

    Tracing(Enrollment enrollment, WaveReader reading) {
      this.enrollment = enrollment;
      this.reading = reading;
      this.flow = flows.flow(enrollment.automation(), enrollment.version());
      this.wave = enrollment.wave();
      this.at = flow.start();
      this.results = reading.results(wave);
      var item =
          flow.questions().isEmpty()
              ? Optional.<Item>empty()
              : store.get(EnrollmentKeys.enrollment(enrollment.id()));
      this.conversation = item.flatMap(Conversation::of);
      this.exits =
          item.map(Conversation::exits)
              .<Map<ElementId, QuestionExit>>map(it -> it)
              .orElse(Map.of());
    }

    EnrollmentPath follow() {
      while (true) {
        var answered = Optional.ofNullable(exits.get(at));
        if (answered.isPresent()) {
          leaveQuestion(answered.orElseThrow());
          continue;
        }
        followHeld();
        var result = next();
        if (result.isEmpty() || isWaiting(result.orElseThrow())) {
          return new EnrollmentPath(
              passed,
              enrollment.endedAt().isPresent() ? Optional.empty() : Optional.of(standing()));
        }
        if (!pass(result.orElseThrow())) {
          return new EnrollmentPath(passed, Optional.empty());
        }
      }
    }

    /** Each question of a flow is left at most once, so that this ends. */
    private void leaveQuestion(QuestionExit exit) {
      wave = new WaveId(exit.wave().orElseThrow());
      results = reading.results(wave);
      leave(
          new Passed(
              wave,
              at,
              Optional.of(exit.exit()),
              Instant.parse(exit.at()),
              Optional.empty(),
              true));
    }

    /** Whether it waits, for a reply say, at the element at which its wave was parked. */
    private boolean isWaiting(WaveResult result) {
      return flow.element(at).filter(Tracing::parks).isPresent()
          && result.step().exit().equals(StepResult.ENDED)
          && !result.ended().containsKey(enrollment.id().value())
          && child(result).isEmpty();
    }

    private static boolean parks(FlowElement element) {
      return element instanceof ConversationElement.Question
          || element instanceof SplitElement.AxTest
          || element instanceof ApprovalElement;
    }

    /**
     * Who was held after an approval, while the approved messages were sent, is in another wave.
     */
    private void followHeld() {
      var email = flow.preparedFor(at);
      var held = email.flatMap(this::heldAt);
      while (held.isPresent()) {
        wave = held.orElseThrow().wave();
        results = reading.results(wave);
        held = email.flatMap(this::heldAt);
      }
    }

    private Optional<WaveResult.Child> heldAt(FlowElement.SendEmail email) {
      return Optional.ofNullable(results.get(email.id())).flatMap(this::child);
    }

    /** The result of the current element, unless it was stored after the enrollment ended. */
    private Optional<WaveResult> next() {
      return Optional.ofNullable(results.get(at))
          .filter(result -> enrollment.endedAt().filter(result.at()::isAfter).isEmpty());
    }

    /** Passes an element; false when the enrollment ends there. */
    private boolean pass(WaveResult result) {
      if (result.ended().containsKey(enrollment.id().value())) {
        passed.add(new Passed(wave, at, Optional.empty(), result.at(), Optional.empty(), false));
        return false;
      }
      var child = child(result);
      if (child.isPresent()) {
        enter(result, child.orElseThrow());
        return true;
      }
      var exit = result.step().exit();
      var parted = !result.children().isEmpty();
      var until = result.step().until().map(Instant::parse);
      return leave(new Passed(wave, at, Optional.of(exit), result.at(), until, parted));
    }

    private void enter(WaveResult result, WaveResult.Child child) {
      var passing =
          new Passed(
              wave,
              at,
              Optional.of(child.exit()),
              child.at().orElseGet(result::at),
              child.until(),
              true);
      wave = child.wave();
      results = reading.results(wave);
      leave(passing);
    }

    /** Continues to the target of an exit; members that must branch again stay at their element. */
    private boolean leave(Passed passing) {
      var next = flow.element(at).map(element -> element.exits().get(passing.exit().orElseThrow()));
      next.ifPresent(
          element -> {
            passed.add(passing);
            at = element;
          });
      return next.isPresent() || passing.branched();
    }

    private Optional<WaveResult.Child> child(WaveResult result) {
      var byWave =
          result.children().stream()
              .collect(Collectors.toMap(WaveResult.Child::wave, Function.identity()));
      return reading.entered(enrollment.id(), byWave.keySet()).map(byWave::get);
    }

    private EnrollmentPath.Position standing() {
      var waiting =
          reading
              .wave(wave)
              .filter(found -> found.at().equals(at))
              .filter(found -> found.delay().isPresent());
      var deadline =
          conversation
              .filter(it -> it.isWaiting() && it.question().equals(at))
              .map(Conversation::deadline);
      return new EnrollmentPath.Position(
          wave,
          waiting.map(Wave::here).orElse(at),
          deadline.or(() -> waiting.flatMap(Wave::until)));
    }
  }
}
