package io.relance.application.approvals;

/** The state of an approval. */
public enum ApprovalState {
  PENDING,
  APPROVED,
  REFUSED,
  /** Nobody decided in time. */
  EXPIRED,
  /** Its launch was cancelled, or its automation deactivated. */
  CANCELLED
}
