package io.relance.application.composition;

import io.relance.application.execution.CancelEnrollments;
import io.relance.application.execution.CancelWaves;
import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.DueAction;
import io.relance.application.sending.dispatch.ConfirmSubscriptionChange;
import io.relance.application.sending.dispatch.DispatchSends;
import io.relance.application.sending.dispatch.PrepareSends;
import io.relance.application.sending.dispatch.ProcessReceipt;
import io.relance.application.sending.dispatch.ResendMessages;
import io.relance.application.sending.dispatch.SendTestMessage;
import io.relance.application.sending.dispatch.SkipSends;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.guard.DailyQuotas;
import io.relance.application.sending.guard.SendingPauses;
import io.relance.application.sending.links.FollowLinks;
import io.relance.application.sending.links.LinkCodes;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.links.RecordClicks;
import io.relance.application.sending.links.VisitorMarks;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.preview.PreviewText;
import io.relance.application.sending.provider.ProviderPauses;
import io.relance.application.sending.render.RenderTests;
import io.relance.application.sending.unsubscribe.Unsubscribe;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.application.visits.AcceptVisits;
import io.relance.application.visits.RecordVisits;
import io.relance.compiler.liquid.LiquidText;
import java.util.List;

/** The use cases that send messages and process receipts. */
public final class Messaging {
  private final PrepareSends prepareSends;
  private final DispatchSends dispatchSends;
  private final ProcessReceipt processReceipt;
  private final SkipSends skipSends;
  private final CancelWaves cancelWaves;
  private final CancelEnrollments cancelEnrollments;
  private final ConfirmSubscriptionChange confirmSubscriptionChange;
  private final UnsubscribeLinks unsubscribeLinks;
  private final MessageLinks links;
  private final FollowLinks followLinks;
  private final RecordClicks recordClicks;
  private final AcceptVisits acceptVisits;
  private final RecordVisits recordVisits;
  private final Unsubscribe unsubscribe;
  private final Messages messages;
  private final ProviderPauses providerPauses;
  private final SendingPauses sendingPauses;
  private final DailyQuotas dailyQuotas;
  private final Recipients recipients;
  private final ResendMessages resendMessages;
  private final SendTestMessage sendTestMessage;
  private final PreviewText previewText;
  private final List<DueAction> dueActions;

  Messaging(
      Ports ports, Project project, People people, FlowExecution flowExecution, LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    unsubscribeLinks = new UnsubscribeLinks(store, project.publicUrl());
    links = MessageLinks.sent(unsubscribeLinks, new LinkCodes(store), project.tracking());
    var marks = new VisitorMarks(store, project.origins(), clock);
    followLinks = new FollowLinks(store, ports.queue(), project.publicUrl(), marks, clock);
    acceptVisits = new AcceptVisits(ports.queue(), project.origins(), marks, clock);
    recordVisits = new RecordVisits(store, people.contacts(), people.publishContactEvents(), clock);
    recordClicks = new RecordClicks(store);
    var dispatching = new Dispatching(ports, project, people, flowExecution, texts, links);
    dispatchSends = dispatching.dispatchSends;
    prepareSends = prepareSends(ports, flowExecution, dispatching);
    processReceipt = dispatching.receipts(store, clock);
    skipSends = skipSends(ports, flowExecution, dispatching);
    cancelWaves = cancelWaves(ports, flowExecution, skipSends);
    cancelEnrollments =
        new CancelEnrollments(flowExecution.waves(), cancelWaves, people.jobs(), clock);
    confirmSubscriptionChange = confirmations(ports, project, dispatching);
    unsubscribe = unsubscribe(ports, people, unsubscribeLinks);
    messages = new Messages(store);
    providerPauses = dispatching.providerPauses;
    sendingPauses = dispatching.sendingPauses;
    dailyQuotas = dispatching.dailyQuotas;
    recipients = dispatching.recipients;
    resendMessages = dispatching.resends(ports, messages, flowExecution.schedule());
    sendTestMessage =
        dispatching.testMessages(
            ports,
            people.contacts(),
            flowExecution.schedule(),
            new RenderTests(texts, project.channelProviders(), links.forTests()));
    previewText = new PreviewText(texts, project.shownLinks());
    dueActions = dispatching.dueActions(ports, project, flowExecution.schedule());
  }

  private static Unsubscribe unsubscribe(Ports ports, People people, UnsubscribeLinks links) {
    return new Unsubscribe(
        links,
        people.addressConsents(),
        new RecordEngagement(ports.store()),
        people.publishOptOuts()::publish,
        ports.clock());
  }

  private static PrepareSends prepareSends(
      Ports ports, FlowExecution flowExecution, Dispatching dispatching) {
    return new PrepareSends(
        ports.store(),
        dispatching.insistent,
        ports.queue(),
        flowExecution.waves(),
        flowExecution.executeSteps(),
        dispatching.dispatchSends,
        dispatching.advanceWave,
        ports.clock());
  }

  private static SkipSends skipSends(
      Ports ports, FlowExecution flowExecution, Dispatching dispatching) {
    return new SkipSends(
        ports.store(),
        dispatching.insistent,
        dispatching.sends,
        flowExecution.executeSteps(),
        flowExecution.waves(),
        dispatching.advanceWave,
        ports.clock());
  }

  private static CancelWaves cancelWaves(
      Ports ports, FlowExecution flowExecution, SkipSends skipSends) {
    return new CancelWaves(
        ports.store(),
        flowExecution.waves(),
        flowExecution.enrollments(),
        flowExecution.schedule(),
        ports.engine(),
        (wave, members) -> {
          skipSends.skip(wave, members);
          flowExecution.decideApprovals().cancel(wave);
        },
        ports.clock(),
        ports.recorder());
  }

  private static ConfirmSubscriptionChange confirmations(
      Ports ports, Project project, Dispatching dispatching) {
    return new ConfirmSubscriptionChange(
        ports.store(),
        dispatching.recipients,
        project.channelProviders(),
        dispatching.dispatchSends,
        ports.clock(),
        project.answersOptOuts());
  }

  /** Processes messages of {@link Queues#SENDS}. */
  public PrepareSends prepareSends() {
    return prepareSends;
  }

  /** Processes messages of {@link Queues#HANDOVERS}. */
  public DispatchSends dispatchSends() {
    return dispatchSends;
  }

  public ProcessReceipt processReceipt() {
    return processReceipt;
  }

  public SkipSends skipSends() {
    return skipSends;
  }

  public CancelWaves cancelWaves() {
    return cancelWaves;
  }

  public CancelEnrollments cancelEnrollments() {
    return cancelEnrollments;
  }

  public ConfirmSubscriptionChange confirmSubscriptionChange() {
    return confirmSubscriptionChange;
  }

  public UnsubscribeLinks unsubscribeLinks() {
    return unsubscribeLinks;
  }

  /** The links of messages that are sent. */
  MessageLinks links() {
    return links;
  }

  public FollowLinks followLinks() {
    return followLinks;
  }

  /** Processes messages of {@link Queues#CLICKS}. */
  public RecordClicks recordClicks() {
    return recordClicks;
  }

  public AcceptVisits acceptVisits() {
    return acceptVisits;
  }

  /** Processes messages of {@link Queues#VISITS}. */
  public RecordVisits recordVisits() {
    return recordVisits;
  }

  public Unsubscribe unsubscribe() {
    return unsubscribe;
  }

  public Messages messages() {
    return messages;
  }

  public ResendMessages resendMessages() {
    return resendMessages;
  }

  public SendTestMessage sendTestMessage() {
    return sendTestMessage;
  }

  public PreviewText previewText() {
    return previewText;
  }

  /** Which providers refuse our account now. */
  public ProviderPauses providerPauses() {
    return providerPauses;
  }

  /** What pauses all sending, or that of an automation. */
  public SendingPauses sendingPauses() {
    return sendingPauses;
  }

  /** What is left of the caps of a day. */
  public DailyQuotas dailyQuotas() {
    return dailyQuotas;
  }

  /** Whether messages wait because sending is paused, or a cap of the day is reached. */
  public boolean isLimited() {
    return !sendingPauses.list().isEmpty()
        || dailyQuotas.uses().stream().anyMatch(use -> use.held() > 0);
  }

  Recipients recipients() {
    return recipients;
  }

  /** The scheduled actions of sending. */
  public List<DueAction> dueActions() {
    return dueActions;
  }
}
