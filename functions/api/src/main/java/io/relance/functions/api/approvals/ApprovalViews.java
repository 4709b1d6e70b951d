package io.relance.functions.api.approvals;

import io.relance.application.approvals.Approval;
import io.relance.application.approvals.Approvals;
import io.relance.application.approvals.PreviewApproval;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads what is shown of an approval. */
@Singleton
final class ApprovalViews {
  /** Small amounts have as many digits as they need to be seen. */
  private static final int DIGITS = 4;

  private final Approvals approvals;
  private final PreviewApproval previewApproval;

  ApprovalViews(Approvals approvals, PreviewApproval previewApproval) {
    this.approvals = approvals;
    this.previewApproval = previewApproval;
  }

  ApprovalBodies.View view(Approval approval) {
    return view(approval, preview(approval));
  }

  ApprovalBodies.View view(Approval approval, PreviewApproval.Preview preview) {
    var contacts = approvals.contacts(approval);
    var price = PriceTable.bundled().of(Meter.EMAILS, (double) contacts);
    var amount = BigDecimal.valueOf(price).setScale(DIGITS, RoundingMode.HALF_UP);
    return ApprovalBodies.View.of(
        approval, contacts, preview, new ApprovalBodies.Cost(amount, "USD"));
  }

  PreviewApproval.Preview preview(Approval approval) {
    return previewApproval.preview(approval);
  }
}
