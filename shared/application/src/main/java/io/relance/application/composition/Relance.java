package io.relance.application.composition;

import io.relance.application.activation.CompileDrafts;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.WaveWatch;
import io.relance.application.jobs.JobWork;
import io.relance.application.retention.DeleteOldRecords;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.application.scheduling.Schedule;
import io.relance.application.summary.FindProblems;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.objectstore.ObjectStore;
import java.util.Map;
import java.util.stream.Stream;

/** Every use case of the product, over the ports of one deployment. */
public final class Relance {
  private final Project project;
  private final Recorder recorder;
  private final People people;
  private final FlowExecution flowExecution;
  private final Messaging messaging;
  private final Approving approving;
  private final Segmentation segmentation;
  private final Conversing conversing;
  private final Privacy privacy;
  private final Importing importing;
  private final Exporting exporting;
  private final FileTransfer fileTransfer;
  private final BackgroundJobs backgroundJobs;
  private final ObjectStore objects;
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
    flowExecution = new FlowExecution(ports, project, people, flows, texts);
    messaging = new Messaging(ports, project, people, flowExecution, texts);
    approving = new Approving(ports, project, flowExecution, messaging, texts);
    segmentation = new Segmentation(ports, people, flowExecution, new FlowCompiler(texts));
    privacy = new Privacy(ports, people, flowExecution, messaging);
    importing = new Importing(ports, project, people);
    fileTransfer = new FileTransfer(ports, project, people, texts);
    exporting = new Exporting(ports, project, people, segmentation);
    var freezing =
        new LaunchFreezing(ports, project, people, segmentation, flowExecution, messaging);
    var shop = new Shop(ports, project, people, flowExecution, privacy);
    var works = works(ports, project, freezing, shop);
    backgroundJobs = new BackgroundJobs(ports, project, people.jobs(), works);
    objects = ports.objects();
    var jobs = backgroundJobs.startJobs();
    authoring = new Authoring(ports, project, people, flowExecution, messaging, jobs, texts);
    var automations = authoring.automations();
    conversing =
        new Conversing(ports, project, people, flowExecution, messaging, automations, texts);
    var imports = importing.imports();
    launching =
        new Launching(
            ports, project, people, flowExecution, automations, imports, freezing, backgroundJobs);
    estimating = new Estimating(ports, project, people, texts);
    ingest = new IngestUseCases(ports, project, people, flowExecution, messaging, conversing, shop);
    requests = new Requests(ports, project, people, privacy, jobs);
    administration =
        new Administration(
            ports, project, flowExecution, messaging, fileTransfer.replayExportFile());
    dueActions = Schedule.actions(actions(watch(flowExecution, messaging, ports.engine())));
  }

  private Stream<JobWork> works(Ports ports, Project project, LaunchFreezing freezing, Shop shop) {
    var retention =
        new DeleteOldRecords(
            ports.store(),
            new Automations(ports.store()),
            new ProjectCalendar(project.zone(), ports.clock()),
            ports.clock());
    return Stream.concat(
        Stream.of(
            people.tableDeletion(),
            people.listDeletion(),
            people.promoBankDeletion(),
            importing.work(),
            exporting.work(),
            fileTransfer.putExportFiles(),
            freezing.work(),
            messaging.cancelEnrollments(),
            privacy.eraseContact(),
            flowExecution.splitting().releaseWaiting(),
            approving.releaseApproval(),
            retention),
        shop.works.stream());
  }

  private Stream<DueAction> actions(WaveWatch watch) {
    return Stream.of(ownActions(watch), segmentation.dueActions(), messaging.dueActions().stream())
        .flatMap(actions -> actions);
  }

  private Stream<DueAction> ownActions(WaveWatch watch) {
    return Stream.of(
        watch,
        launching.pages(),
        launching.cancelLaunch(),
        launching.launchAtDates(),
        launching.launchImports(),
        ingest.processAbandonedCarts(),
        ingest.shopHistory(),
        privacy.erasureDue(),
        conversing.expireQuestions(),
        flowExecution.splitting().findWinner(),
        approving.approvalDue(),
        backgroundJobs.jobDue(),
        people.publishOptOuts(),
        people.publishContactEvents());
  }

  private static WaveWatch watch(
      FlowExecution flowExecution, Messaging messaging, FlowEngine engine) {
    return new WaveWatch(
        flowExecution.waves(),
        flowExecution.enrollContacts(),
        flowExecution.failedWaves(),
        messaging.cancelWaves(),
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

  public Approving approving() {
    return approving;
  }

  public Segmentation segmentation() {
    return segmentation;
  }

  public Conversing conversing() {
    return conversing;
  }

  public Privacy privacy() {
    return privacy;
  }

  public Importing importing() {
    return importing;
  }

  public Exporting exporting() {
    return exporting;
  }

  public FileTransfer fileTransfer() {
    return fileTransfer;
  }

  /** Files that are uploaded and downloaded. */
  public ObjectStore objects() {
    return objects;
  }

  public BackgroundJobs backgroundJobs() {
    return backgroundJobs;
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

  /** What finds the problems that a person should look at. */
  public FindProblems findProblems() {
    return new FindProblems(
        administration.checkHealth(),
        messaging.sendingPauses(),
        administration.deadLetters(),
        people.promoBanks(),
        flowExecution.approvals(),
        messaging.messages());
  }

  /** The actions of due schedule entries, by kind. */
  public Map<DueKind, DueAction> dueActions() {
    return dueActions;
  }
}
