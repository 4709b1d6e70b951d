package io.relance.application.jobs;

/** The kind of a job; each kind has one {@link JobWork}. */
public enum JobKind {
  /** Deletes the rows of a deleted table. */
  DELETE_TABLE,
  /** Stores what is in a file. */
  IMPORT,
  /** Writes contacts to a file. */
  EXPORT,
  /** Takes the audience of a launch. */
  FREEZE_LAUNCH,
  /** Fetches the records of the shop. */
  SHOP_HISTORY,
  /** Fetches the records of the shop that changed, in case webhooks were missed. */
  SHOP_RECONCILIATION,
  /** Deletes messages and enrollments that are older than the retention period. */
  RETENTION
}
