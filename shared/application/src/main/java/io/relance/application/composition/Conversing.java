package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.conversations.ContinueConversations;
import io.relance.application.conversations.EndConversations;
import io.relance.application.conversations.ExpireQuestions;
import io.relance.application.conversations.FindConversations;
import io.relance.application.conversations.ListConversations;
import io.relance.application.conversations.SendReplies;
import io.relance.application.conversations.StoreAnswers;
import io.relance.application.conversations.UnmatchedTexts;
import io.relance.application.execution.EndEnrollment;
import io.relance.application.execution.LeaveQuestions;
import io.relance.application.execution.wave.StartWaves;
import io.relance.compiler.liquid.LiquidText;

/** The use cases of conversations. */
public final class Conversing {
  private final ContinueConversations continueConversations;
  private final EndConversations endConversations;
  private final ExpireQuestions expireQuestions;
  private final UnmatchedTexts unmatchedTexts;
  private final ListConversations listConversations;

  Conversing(
      Ports ports,
      Project project,
      People people,
      FlowExecution flowExecution,
      Messaging messaging,
      Automations automations,
      LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    var flows = flowExecution.flows();
    var waves = flowExecution.waves();
    var finding = new FindConversations(store, flows, project.channelProviders());
    var leaving = leaving(ports, flowExecution);
    var ending =
        new EndEnrollment(
            store, waves, flowExecution.enrollments(), flowExecution.traceEnrollment(), clock);
    var replies =
        new SendReplies(
            texts,
            messaging.recipients(),
            project.channelProviders(),
            messaging.links(),
            messaging.dispatchSends(),
            clock);
    continueConversations =
        new ContinueConversations(
            store,
            finding,
            waves,
            leaving,
            ending,
            new StoreAnswers(people.contacts()),
            replies,
            clock);
    endConversations = new EndConversations(finding, ending);
    expireQuestions = new ExpireQuestions(store, waves, flowExecution.executeSteps(), leaving);
    unmatchedTexts = new UnmatchedTexts(store);
    listConversations = new ListConversations(store, automations);
  }

  private static LeaveQuestions leaving(Ports ports, FlowExecution flowExecution) {
    return new LeaveQuestions(
        ports.store(),
        flowExecution.waves(),
        flowExecution.enrollments(),
        new StartWaves(ports.engine()),
        flowExecution.schedule(),
        ports.clock());
  }

  /** Goes on with conversations by inbound texts. */
  public ContinueConversations continueConversations() {
    return continueConversations;
  }

  EndConversations endConversations() {
    return endConversations;
  }

  ExpireQuestions expireQuestions() {
    return expireQuestions;
  }

  public ListConversations listConversations() {
    return listConversations;
  }

  public UnmatchedTexts unmatchedTexts() {
    return unmatchedTexts;
  }
}
