package io.relance.application.composition;

import io.relance.application.activation.CheckFlow;
import io.relance.application.activation.CompileDrafts;
import io.relance.application.activation.DeleteAutomation;
import io.relance.application.activation.DeleteList;
import io.relance.application.activation.DeletePromoBank;
import io.relance.application.activation.DeleteSegment;
import io.relance.application.activation.DeleteTable;
import io.relance.application.activation.RemoveMachines;
import io.relance.application.activation.RepublishAutomations;
import io.relance.application.activation.ToggleAutomations;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.automations.EditAutomations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.automations.Versions;
import io.relance.application.explanation.ExplainAutomation;
import io.relance.application.exportfiles.FilePaths;
import io.relance.application.inbound.SimulateRouting;
import io.relance.application.jobs.StartJobs;
import io.relance.application.promocodes.FreeCodes;
import io.relance.application.recurrence.DateSchedule;
import io.relance.application.sending.gate.SendingRules;
import io.relance.application.sending.preview.SimulatedSends;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.SimulationSources;
import io.relance.compiler.liquid.LiquidText;

/** The use cases that edit, check and activate automations. */
public final class Authoring {
  private final PublishedFlows flows;
  private final Automations automations;
  private final EditAutomations editAutomations;
  private final Versions versions;
  private final CheckFlow checkFlow;
  private final ToggleAutomations toggleAutomations;
  private final RepublishAutomations republishAutomations;
  private final RemoveMachines removeMachines;
  private final SimulateAutomation simulateAutomation;
  private final Counters counters;
  private final DeleteAutomation deleteAutomation;
  private final DeleteList deleteList;
  private final DeleteSegment deleteSegment;
  private final DeleteTable deleteTable;
  private final DeletePromoBank deletePromoBank;
  private final ExplainAutomation explainAutomation;

  Authoring(
      Ports ports,
      Project project,
      People people,
      FlowExecution flowExecution,
      Messaging messaging,
      StartJobs startJobs,
      LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    flows = flowExecution.flows();
    automations = new Automations(store);
    editAutomations = new EditAutomations(store, automations, clock);
    versions = new Versions(store);
    var compiler = drafts(project, people, texts);
    checkFlow = compiler;
    republishAutomations = new RepublishAutomations(store, flows, compiler, ports.engine());
    removeMachines = machineRemoval(ports, project, flowExecution);
    toggleAutomations =
        new ToggleAutomations(
            store,
            automations,
            checkFlow,
            ports.engine(),
            messaging.cancelEnrollments(),
            startJobs,
            new DateSchedule(flowExecution.schedule(), project.zone()),
            clock);
    simulateAutomation = simulations(ports, project, people, texts);
    counters = new Counters(store);
    deleteAutomation = new DeleteAutomation(automations, flows, editAutomations);
    deleteList =
        new DeleteList(people.lists(), people.listDeletion(), startJobs, automations, flows);
    deleteSegment = new DeleteSegment(people.segments(), automations, flows);
    deleteTable = tableDeletion(people, startJobs);
    deletePromoBank = promoBankDeletion(people, startJobs);
    explainAutomation = explanations(ports, people, flowExecution, automations);
  }

  private CompileDrafts drafts(Project project, People people, LiquidText texts) {
    return new CompileDrafts(
        flows,
        automations,
        people.knownNames(),
        texts,
        project.knownSenders(),
        project.unreceivableChannels(),
        project.shortLinks());
  }

  private RemoveMachines machineRemoval(Ports ports, Project project, FlowExecution flowExecution) {
    return new RemoveMachines(
        ports.store(),
        automations,
        flows,
        flowExecution.waves(),
        ports.engine(),
        ports.clock(),
        project.zone());
  }

  private DeleteTable tableDeletion(People people, StartJobs startJobs) {
    return new DeleteTable(people.tables(), people.tableDeletion(), startJobs, automations, flows);
  }

  private DeletePromoBank promoBankDeletion(People people, StartJobs startJobs) {
    return new DeletePromoBank(people.promoBankDeletion(), startJobs, automations, flows);
  }

  private SimulateAutomation simulations(
      Ports ports, Project project, People people, LiquidText texts) {
    return new SimulateAutomation(
        automations,
        checkFlow,
        ports.store(),
        new SimulationSources(
            people.contacts(),
            people.lists(),
            people.properties(),
            people.suppressions(),
            new FilePaths(texts, project.zone()),
            new FreeCodes(ports.store(), people.promoBanks())),
        new SimulateRouting(ports.store(), flows, ports.clock()),
        new SimulatedSends.Rendering(texts, project.channelProviders(), project.shownLinks()),
        SendingRules.of(project.sendingLimits(), project.zone(), ports.clock()));
  }

  private static ExplainAutomation explanations(
      Ports ports, People people, FlowExecution flowExecution, Automations automations) {
    return new ExplainAutomation(
        ports.store(),
        automations,
        flowExecution.flows(),
        people.contactEvents(),
        flowExecution.waves(),
        flowExecution.traceEnrollment(),
        ports.clock());
  }

  public DeletePromoBank deletePromoBank() {
    return deletePromoBank;
  }

  public Automations automations() {
    return automations;
  }

  public EditAutomations editAutomations() {
    return editAutomations;
  }

  public DeleteAutomation deleteAutomation() {
    return deleteAutomation;
  }

  public Versions versions() {
    return versions;
  }

  public ExplainAutomation explainAutomation() {
    return explainAutomation;
  }

  public CheckFlow checkFlow() {
    return checkFlow;
  }

  public RepublishAutomations republishAutomations() {
    return republishAutomations;
  }

  public RemoveMachines removeMachines() {
    return removeMachines;
  }

  public ToggleAutomations toggleAutomations() {
    return toggleAutomations;
  }

  public SimulateAutomation simulateAutomation() {
    return simulateAutomation;
  }

  public Counters counters() {
    return counters;
  }

  public DeleteTable deleteTable() {
    return deleteTable;
  }

  public DeleteSegment deleteSegment() {
    return deleteSegment;
  }

  public DeleteList deleteList() {
    return deleteList;
  }
}
