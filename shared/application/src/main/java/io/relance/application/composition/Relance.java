package io.relance.application.composition;

import io.relance.application.activation.CompileDrafts;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.WaveWatch;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.metrics.Recorder;
import java.util.Map;
import java.util.stream.Stream;

/** Every use case of the product, over the ports of one deployment. */
public final class Relance {
  private final Project project;
  private final Recorder recorder;
  private final People people;
  private final FlowExecution flowExecution;
  private final Messaging messaging;
  private final Segmentation segmentation;
  private final Privacy privacy;
  private final Authoring authoring;
  private final Launching launching;
  private final Estimating estimating;
  private final IngestUseCases ingest;
  private final Requests requests;
  private final Administration administration;
  private final Map<DueKind, DueAction> dueActions;

  public Relance(Ports ports, Project project) {
    var texts = new LiquidText(ports.clock(), project.zone(), project.constantVariables());
    this.project = project;
    this.recorder = ports.recorder();
    var flows = new PublishedFlows(ports.store(), CompileDrafts::published);
    people = new People(ports, project, flows);
    flowExecution = new FlowExecution(ports, project, people, flows);
    messaging = new Messaging(ports, project, people, flowExecution, texts);
    segmentation = new Segmentation(ports, people, flowExecution, new FlowCompiler(texts));
    privacy = new Privacy(ports, people, flowExecution, messaging);
    authoring = new Authoring(ports, project, people, flowExecution, messaging, texts);
    launching =
        new Launching(ports, project, people, segmentation, flowExecution, authoring.automations());
    estimating = new Estimating(ports, project, people, texts);
    ingest =
        new IngestUseCases(
            ports, project, people, flowExecution, messaging, privacy, authoring.automations());
    requests = new Requests(ports, project, people, segmentation);
    administration = new Administration(ports, project, flowExecution, messaging);
    var actions =
        Stream.of(
            watch(flowExecution, authoring, ports.engine()),
            authoring.cancelWaves(),
            launching.launches(),
            launching.launchRecurrences(),
            ingest.processAbandonedCarts(),
            privacy.erasureDue(),
            people.tableDeletion(),
            people.publishOptOuts(),
            people.publishContactEvents());
    dueActions =
        Schedule.actions(
            Stream.of(actions, segmentation.dueActions(), messaging.dueActions().stream())
                .flatMap(found -> found));
  }

  private static WaveWatch watch(
      FlowExecution flowExecution, Authoring authoring, FlowEngine engine) {
    return new WaveWatch(
        flowExecution.waves(),
        flowExecution.enrollContacts(),
        flowExecution.failedWaves(),
        authoring.cancelWaves(),
        engine);
  }

  public Project project() {
    return project;
  }

  /** What records the work of this deployment. */
  public Recorder recorder() {
    return recorder;
  }

  public People people() {
    return people;
  }

  public FlowExecution execution() {
    return flowExecution;
  }

  public Messaging messaging() {
    return messaging;
  }

  public Segmentation segmentation() {
    return segmentation;
  }

  public Privacy privacy() {
    return privacy;
  }

  public Authoring authoring() {
    return authoring;
  }

  public Launching launching() {
    return launching;
  }

  public Estimating estimating() {
    return estimating;
  }

  public IngestUseCases ingest() {
    return ingest;
  }

  public Requests requests() {
    return requests;
  }

  public Administration administration() {
    return administration;
  }

  /** The actions of due schedule entries, by kind. */
  public Map<DueKind, DueAction> dueActions() {
    return dueActions;
  }
}
