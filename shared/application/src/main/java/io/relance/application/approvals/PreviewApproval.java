package io.relance.application.approvals;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Ids;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.render.RenderResult;
import io.relance.application.sending.render.RenderTests;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.SendId;
import java.time.InstantSource;
import java.util.Optional;

/** Shows what is to be approved: the message with sample values, and who may decide. */
public final class PreviewApproval {
  private static final String NOBODY = "nobody@example.invalid";

  private final PublishedFlows flows;
  private final RenderTests texts;
  private final InstantSource clock;

  public PreviewApproval(PublishedFlows flows, RenderTests texts, InstantSource clock) {
    this.flows = flows;
    this.texts = texts;
    this.clock = clock;
  }

  /** A message as contacts would get it. */
  public record Preview(String subject, String html, String text) {}

  /** The message of an approval; as it is written where it cannot be rendered. */
  public Preview preview(Approval approval) {
    var email = email(approval);
    var intent =
        new SendIntent(
            SendKind.TEST,
            SendIntent.SAMPLE,
            Channel.EMAIL,
            email.purpose(),
            Optional.empty(),
            Optional.of(NOBODY));
    var send =
        Send.queued(
            new SendId(Ids.hash("preview", approval.id().value())), intent, clock.instant());
    return texts.render(send, email, RenderTests.sample())
            instanceof RenderResult.Written(var message)
        ? new Preview(
            message.content().subject().orElse(""), message.mail().html(), message.content().text())
        : new Preview(
            email.content().subject(),
            email.content().html(),
            email.content().text().orElse(email.content().html()));
  }

  /** The address of an approver, by the position in the element. */
  public Optional<String> approver(Approval approval, int position) {
    var subject = approval.subject();
    return flows
        .flow(subject.automation(), subject.version())
        .element(subject.element())
        .map(ApprovalElement.class::cast)
        .map(ApprovalElement::approvers)
        .filter(approvers -> position >= 0 && position < approvers.size())
        .map(approvers -> approvers.get(position));
  }

  private FlowElement.SendEmail email(Approval approval) {
    var subject = approval.subject();
    return flows
        .flow(subject.automation(), subject.version())
        .preparedFor(subject.element())
        .orElseThrow();
  }
}
