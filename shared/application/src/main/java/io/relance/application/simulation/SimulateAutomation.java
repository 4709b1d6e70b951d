package io.relance.application.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.activation.CheckFlow;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.model.Contact;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.execution.BranchAtElement;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.Enrollments;
import io.relance.application.inbound.SimulateRouting;
import io.relance.application.persistence.Json;
import io.relance.application.sending.gate.LaunchMembership;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.SendingRules;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.preview.SimulatedCounts;
import io.relance.application.sending.preview.SimulatedSends;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.simulation.Simulation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Previews an automation for one contact (D4.6): runs the definition that activating it would
 * publish on a clock of its own, and asks what decides in earnest what would happen at each
 * element. Nothing is sent, counted or written.
 */
public final class SimulateAutomation {
  private final Automations automations;
  private final CheckFlow check;
  private final ItemStore store;
  private final SimulationSources sources;
  private final SimulateRouting answers;
  private final SimulatedSends.Rendering rendering;
  private final SendingRules rules;
  private final ZoneId zone;

  /**
   * @param rules the project's own
   */
  public SimulateAutomation(
      Automations automations,
      CheckFlow check,
      ItemStore store,
      SimulationSources sources,
      SimulateRouting answers,
      SimulatedSends.Rendering rendering,
      SendingRules rules) {
    this.automations = automations;
    this.check = check;
    this.store = store;
    this.sources = sources;
    this.answers = answers;
    this.rendering = rendering;
    this.rules = rules;
    this.zone = rules.projectZone();
  }

  /**
   * A request for a simulation.
   *
   * @param flow the JSON of a flow that is not saved; the draft when absent
   * @param contact the contact that enters, stored or fictitious
   * @param variables the roots that texts may use, such as {@code order}
   * @param decisions of its approvals; those without one are given at once
   * @param start when the contact enters
   */
  public record Request(
      AutomationId automation,
      Optional<String> flow,
      Contact contact,
      ObjectNode variables,
      List<ContactReply> replies,
      List<SimulatedDecision> decisions,
      Instant start) {
    public Request {
      replies = List.copyOf(replies);
      decisions = List.copyOf(decisions);
    }

    /** One in which each approval is given at once. */
    public Request(
        AutomationId automation,
        Optional<String> flow,
        Contact contact,
        ObjectNode variables,
        List<ContactReply> replies,
        Instant start) {
      this(automation, flow, contact, variables, replies, List.of(), start);
    }

    /** Omits the variables, which are personal data. */
    @Override
    public String toString() {
      return "Request[automation=%s, contact=%s, start=%s]"
          .formatted(automation, contact.id(), start);
    }
  }

  public SimulationResult simulate(Request request) {
    var found = automations.find(request.automation());
    if (found.isEmpty()) {
      return new SimulationResult.NoAutomation();
    }
    var automation = found.map(it -> request.flow().map(it::drafted).orElse(it)).orElseThrow();
    var checked = check.check(automation);
    return checked
        .compiled()
        .<SimulationResult>map(compiled -> walk(automation, compiled, request))
        .orElseGet(() -> new SimulationResult.Refused(checked.diagnostics()));
  }

  private SimulationResult.Done walk(
      Automation automation, CheckFlow.Compiled compiled, Request request) {
    var flow = compiled.flow();
    var variables = Json.write(TriggerAssumptions.variables(flow.trigger(), request));
    var entry = new SimulatedEntry(automation, request.contact().id(), request.start(), variables);
    var simulationLog = new SimulationLog(flow.start());
    var stored = stored(flow, request);
    simulationLog.note(
        request.start(),
        StepKind.ENTERED,
        step -> stored.map(step::reading).orElse(step).because(entrance(entry, flow)));
    var execution = execution(flow, entry, request, simulationLog);
    var begin = new SimulatedExecution.Beginning(flow.start(), Optional.empty(), request.start());
    for (var next = Optional.of(begin); next.isPresent(); next = execution.next()) {
      run(compiled.definition(), next.orElseThrow(), execution);
    }
    execution.finish();
    return new SimulationResult.Done(simulationLog.steps(), simulationLog.ended());
  }

  private static Optional<SimulatedReading> stored(Flow flow, Request request) {
    return TriggerAssumptions.stored(
        flow.trigger(), TriggerAssumptions.variables(flow.trigger(), request));
  }

  private SimulatedExecution execution(
      Flow flow, SimulatedEntry entry, Request request, SimulationLog simulationLog) {
    var start = request.start();
    var contact = contact(flow, request);
    var clock = new SimulatedClock(start);
    var facts = new StoredFacts(store, sources.lists(), sources.suppressions(), zone, clock);
    var people =
        new SimulatedRecipients(contact, entry.enrollment(), flow, facts, sources.lists(), clock);
    var ofContact = contact.contact().zones().stream().findFirst().orElse(zone);
    var replies = new SimulatedReplies(answers, contact, flow, start, request.replies());
    var given = new SimulatedAnswers();
    var liquid = rendering.on(clock).liquid();
    var actions =
        new SimulatedActions(contact, entry.beside(store, given, replies), sources, liquid, clock);
    var parting =
        new BranchByContact(
            people,
            actions,
            new SimulatedSplits(clock),
            new SimulatedSelections(sources.promoCodes(), given, clock),
            (_, _, _) -> Optional.empty(),
            zone,
            clock);
    return new SimulatedExecution(
        flow,
        entry,
        clock,
        replies,
        new SimulatedDialogue(
            flow, contact, replies, given, liquid, rendering.links(), simulationLog),
        new SimulatedBranches(
            new BranchAtElement(parting, clock), people, actions, given, ofContact),
        new SimulateSends(
            sends(flow, new SimulatedCounts(entry.beside(store, given, replies)), people, clock),
            contact,
            new SimulatedApprovals(request.decisions())),
        simulationLog);
  }

  /** The contact as the trigger leaves it. */
  private static SimulatedContact contact(Flow flow, Request request) {
    var contact = new SimulatedContact(request.contact(), request.start());
    var variables = TriggerAssumptions.variables(flow.trigger(), request);
    TriggerAssumptions.apply(contact, flow.trigger(), variables, request.start());
    stored(flow, request).ifPresent(reading -> reading.sets().forEach(contact::set));
    return contact;
  }

  private SimulatedSends sends(
      Flow flow, SimulatedCounts counts, SimulatedRecipients people, SimulatedClock clock) {
    var loader =
        new SendContextLoader(
            counts::read,
            _ -> flow,
            people,
            sources.suppressions(),
            rules.on(clock),
            LaunchMembership.ALWAYS,
            new UsualSenders(rendering.channelProviders()));
    return new SimulatedSends(loader, counts, rendering.on(clock));
  }

  /** How the contact enters, and whether it would be admitted. */
  private String entrance(SimulatedEntry entry, Flow flow) {
    var words = TriggerAssumptions.words(flow.trigger());
    return new Enrollments(store)
        .refusal(entry.automation().id(), entry.contact(), flow.reentry(), entry.at())
        .map(why -> words + "; would not be enrolled now: " + why)
        .orElse(words);
  }

  private static void run(
      String definition, SimulatedExecution.Beginning begin, SimulatedExecution walk) {
    var name = new Identity.Named("simulation", "simulation");
    var beginning =
        new Simulation.Beginning(new Identity(name, name, "simulation"), input(begin), begin.at());
    var outcome = Simulation.run(Machine.read(definition), beginning, new Random(0), walk);
    if (outcome.execution().state() != ExecutionStatus.State.SUCCEEDED) {
      throw new IllegalStateException(
          "The simulated execution ended as " + outcome.execution().state());
    }
  }

  private static ObjectNode input(SimulatedExecution.Beginning begin) {
    var input =
        JsonNodeFactory.instance
            .objectNode()
            .put("wave", "simulation")
            .put("attempt", 1)
            .put("enter", begin.element().value());
    begin.until().ifPresent(until -> input.put("until", until.toString()));
    return input;
  }
}
