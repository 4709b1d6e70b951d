package io.relance.application.composition;

import io.relance.application.contacts.Contacts;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.application.scheduling.Schedule;
import io.relance.application.segmentation.CurrentMembership;
import io.relance.application.sending.dispatch.AdvanceWave;
import io.relance.application.sending.dispatch.ClaimDue;
import io.relance.application.sending.dispatch.ClaimSends;
import io.relance.application.sending.dispatch.DecideSends;
import io.relance.application.sending.dispatch.DispatchBatch;
import io.relance.application.sending.dispatch.DispatchSends;
import io.relance.application.sending.dispatch.DispatchWithinRate;
import io.relance.application.sending.dispatch.LookUpUnconfirmedSends;
import io.relance.application.sending.dispatch.ProcessReceipt;
import io.relance.application.sending.dispatch.QueuedAgainDue;
import io.relance.application.sending.dispatch.ResendMessages;
import io.relance.application.sending.dispatch.SendOutcomes;
import io.relance.application.sending.dispatch.SendTestMessage;
import io.relance.application.sending.dispatch.SettleSends;
import io.relance.application.sending.dispatch.TestMessageLimit;
import io.relance.application.sending.dispatch.UnconfirmedDue;
import io.relance.application.sending.gate.ContactRecipients;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.SendingRules;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.guard.DailyQuotas;
import io.relance.application.sending.guard.SendingPauses;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.CallProviders;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.ProviderFailures;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.render.RenderMessages;
import io.relance.application.sending.render.RenderTests;
import io.relance.application.sending.waiting.QueueWaitingSends;
import io.relance.application.sending.waiting.WaitingSends;
import io.relance.application.sending.waiting.WaitingSendsDue;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;

/** The use cases that dispatch sends to providers. */
final class Dispatching {
  final RetryingItemStore insistent;
  final Sends sends;
  final Recipients recipients;
  final SendOutcomes sendOutcomes;
  final AdvanceWave advanceWave;
  final DispatchSends dispatchSends;
  final ProviderPauses providerPauses;
  final SendingPauses sendingPauses;
  final DailyQuotas dailyQuotas;
  final SendContextLoader contexts;
  private final CurrentMembership membership;
  private final SenderRates rates;

  Dispatching(
      Ports ports,
      Project project,
      People people,
      FlowExecution flowExecution,
      LiquidText texts,
      MessageLinks links) {
    var clock = ports.clock();
    var realTime = ports.realTime();
    var providers = project.channelProviders();
    var suppressions = new Suppressions(people.addressHashes()::of);
    rates = new SenderRates(ports.store(), realTime, (channel, _) -> project.rate(channel));
    insistent = new RetryingItemStore(ports.store(), ports.clocks().pause(), ports.recorder());
    sends = new Sends(ports.store());
    providerPauses = new ProviderPauses(ports.store(), realTime);
    sendingPauses = new SendingPauses(ports.store(), flowExecution.schedule(), clock);
    dailyQuotas = dailyQuotas(ports, project);
    recipients =
        new ContactRecipients(
            people.contacts(), people.ledger(), people.publishOptOuts()::publish, clock);
    var rules = SendingRules.of(project.sendingLimits(), project.zone(), clock);
    sendOutcomes =
        new SendOutcomes(
            flowExecution.schedule(), providers, suppressions, rules.frequency(), clock, realTime);
    advanceWave =
        new AdvanceWave(ports.store(), flowExecution.executeSteps(), ports.engine(), clock);
    membership =
        new CurrentMembership(
            people.contacts(), people.segments(), people.facts(), project.zone(), clock);
    contexts = contexts(ports, project, flowExecution, new Gates(suppressions, rules));
    var dispatchBatch =
        dispatchBatch(ports, project, flowExecution, new RenderMessages(texts, providers, links));
    dispatchSends = dispatchSends(ports, project, flowExecution, dispatchBatch);
  }

  private DispatchBatch dispatchBatch(
      Ports ports, Project project, FlowExecution flowExecution, RenderMessages rendering) {
    var schedule = flowExecution.schedule();
    return new DispatchBatch(
        sends,
        contexts,
        new DecideSends(rendering, dailyQuotas, ports.recorder()),
        new ClaimSends(
            insistent, schedule, project.workerLeases(), ports.clock(), ports.realTime()),
        callProviders(ports, project.channelProviders()),
        new SettleSends(insistent, sends, schedule, sendOutcomes, recipients),
        ports.realTime());
  }

  private DailyQuotas dailyQuotas(Ports ports, Project project) {
    return new DailyQuotas(
        ports.store(),
        sendingPauses,
        project.sendingLimits().dailyCaps(),
        new ProjectCalendar(project.zone(), ports.clock()));
  }

  /** What the gate asks of a recipient's address and of the hour. */
  private record Gates(Suppressions suppressions, SendingRules rules) {}

  private SendContextLoader contexts(
      Ports ports, Project project, FlowExecution flowExecution, Gates gates) {
    return new SendContextLoader(
        ports.store()::getAll,
        wave -> flowExecution.flows().flow(wave.automation(), wave.version()),
        recipients,
        gates.suppressions(),
        gates.rules(),
        membership,
        new UsualSenders(project.channelProviders()));
  }

  ProcessReceipt receipts(ItemStore store, InstantSource clock) {
    return new ProcessReceipt(
        store, insistent, sends, sendOutcomes, recipients, advanceWave, clock);
  }

  ResendMessages resends(Ports ports, Messages messages, Schedule schedule) {
    return new ResendMessages(
        sends, messages, insistent, schedule, ports.clock(), ports.realTime());
  }

  SendTestMessage testMessages(
      Ports ports, Contacts contacts, Schedule schedule, RenderTests texts) {
    return new SendTestMessage(
        contacts,
        contexts,
        texts,
        new TestMessageLimit(ports.store(), ports.realTime()),
        insistent,
        schedule,
        ports.clock());
  }

  private CallProviders callProviders(Ports ports, ChannelProviders providers) {
    var failures = new ProviderFailures(ports.wallClock());
    return new CallProviders(
        providers, providerPauses, failures, ports.clocks().pause(), ports.recorder());
  }

  private DispatchSends dispatchSends(
      Ports ports, Project project, FlowExecution flowExecution, DispatchBatch dispatchBatch) {
    var realTime = ports.realTime();
    var providers = project.channelProviders();
    return new DispatchSends(
        ports.queue(),
        sends,
        project.workerLeases(),
        new DispatchWithinRate(
            flowExecution.waves(),
            flowExecution.executeSteps(),
            providers,
            providerPauses,
            rates,
            dispatchBatch,
            realTime),
        new WaitingSends(ports.store(), flowExecution.schedule(), rates, ports.clock()),
        new LookUpUnconfirmedSends(
            ports.store(),
            insistent,
            project.workerLeases(),
            providers,
            sendOutcomes,
            realTime,
            ports.wallClock()),
        advanceWave,
        realTime);
  }

  /** The actions for sends that wait, expired claims and unconfirmed sends. */
  List<DueAction> dueActions(Ports ports, Project project, Schedule schedule) {
    var realTime = ports.realTime();
    return List.of(
        new WaitingSendsDue(
            ports.store(),
            schedule,
            new QueueWaitingSends(ports.store(), ports.queue(), sends, rates, realTime),
            rates,
            project.channelProviders(),
            providerPauses,
            ports.clock(),
            realTime),
        new ClaimDue(sends, ports.queue(), project.workerLeases(), realTime),
        new UnconfirmedDue(sends, insistent),
        new QueuedAgainDue(sends, insistent, ports.queue(), realTime));
  }
}
