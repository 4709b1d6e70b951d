package io.relance.application.composition;

import io.relance.application.approvals.ApprovalDue;
import io.relance.application.approvals.ApprovalLinks;
import io.relance.application.approvals.AskApprovers;
import io.relance.application.approvals.PreviewApproval;
import io.relance.application.approvals.ReleaseApproval;
import io.relance.application.automations.Automations;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.sending.render.RenderTests;
import io.relance.compiler.liquid.LiquidText;

/** The use cases that ask for approvals, show them, and let those continue who waited. */
public final class Approving {
  private final ApprovalLinks links;
  private final PreviewApproval previewApproval;
  private final ReleaseApproval releaseApproval;
  private final ApprovalDue approvalDue;

  Approving(
      Ports ports,
      Project project,
      FlowExecution flowExecution,
      Messaging messaging,
      LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    var flows = flowExecution.flows();
    links = new ApprovalLinks(store, project.publicUrl());
    previewApproval =
        new PreviewApproval(
            flows,
            new RenderTests(texts, project.channelProviders(), messaging.links().forTests()),
            clock);
    releaseApproval =
        new ReleaseApproval(
            store,
            flowExecution.approvals(),
            flowExecution.waves(),
            new StartWaves(ports.engine()),
            flows,
            flowExecution.schedule(),
            messaging.skipSends()::skip,
            clock);
    approvalDue =
        new ApprovalDue(
            flowExecution.approvals(),
            askApprovers(ports, project, flowExecution, links),
            flowExecution.decideApprovals(),
            releaseApproval);
  }

  private static AskApprovers askApprovers(
      Ports ports, Project project, FlowExecution flowExecution, ApprovalLinks links) {
    return new AskApprovers(
        ports.store(),
        new Automations(ports.store()),
        flowExecution.flows(),
        links,
        project.channelProviders(),
        flowExecution.schedule(),
        project.zone(),
        ports.clock());
  }

  public ApprovalLinks links() {
    return links;
  }

  public PreviewApproval previewApproval() {
    return previewApproval;
  }

  ReleaseApproval releaseApproval() {
    return releaseApproval;
  }

  ApprovalDue approvalDue() {
    return approvalDue;
  }
}
