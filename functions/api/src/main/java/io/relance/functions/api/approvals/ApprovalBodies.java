package io.relance.functions.api.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.approvals.Approval;
import io.relance.application.approvals.PreviewApproval.Preview;
import io.relance.domain.id.LaunchId;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The answers of the routes about approvals. */
public final class ApprovalBodies {
  private ApprovalBodies() {}

  /**
   * The message that waits for approval, with sample values.
   *
   * @param text its plain text
   */
  @Schema(name = "ApprovalPreview")
  public record Message(String subject, String text) {}

  /** What the provider charges for the messages, at list prices. */
  @Schema(name = "ApprovalCost")
  public record Cost(BigDecimal amount, String currency) {}

  /**
   * A request for approval of prepared messages.
   *
   * @param elementId the approval in the flow
   * @param launchId the launch of which it decides all messages
   * @param contacts how many contacts wait for it, or waited when it was decided
   * @param expiresAt until when it may be decided
   * @param decidedBy the name of the token, or the address of the approver; absent without a
   *     decision
   */
  @Schema(name = "Approval")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String automationId,
      String elementId,
      Optional<String> launchId,
      @Schema(
              type = "string",
              allowableValues = {"pending", "approved", "refused", "expired", "cancelled"})
          String state,
      long contacts,
      Message preview,
      Cost cost,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> decidedAt,
      Optional<String> decidedBy) {
    static View of(Approval approval, long contacts, Preview preview, Cost cost) {
      return new View(
          approval.id().value(),
          approval.subject().automation().value(),
          approval.subject().element().value(),
          approval.subject().launch().map(LaunchId::value),
          Choices.name(approval.state()),
          contacts,
          new Message(preview.subject(), preview.text()),
          cost,
          approval.createdAt(),
          approval.expiresAt(),
          approval.decision().map(Approval.Decision::at),
          approval.decision().map(Approval.Decision::by).filter(by -> !by.isEmpty()));
    }

    /** Never shows an address. */
    @Override
    public String toString() {
      return "View[id=" + id + ", state=" + state + "]";
    }
  }
}
