package io.relance.application.jobs;

/** The kind of a job; each kind has one {@link JobWork}. */
public enum JobKind {
  /** Deletes the rows of a deleted table. */
  DELETE_TABLE,
  /** Removes the members of a deleted list. */
  DELETE_LIST,
  /** Deletes the codes of a deleted promo bank. */
  DELETE_PROMO_BANK,
  /** Stores what is in a file. */
  IMPORT,
  /** Writes contacts to a file. */
  EXPORT,
  /** Puts a file of contacts on an SFTP server. */
  EXPORT_FILE,
  /** Takes the audience of a launch. */
  FREEZE_LAUNCH,
  /** Cancels the enrollments of a deactivated automation. */
  CANCEL_ENROLLMENTS,
  /** Lets those who waited for the winner of a test continue. */
  RELEASE_WAITING,
  /** Lets those who waited for an approval continue. */
  RELEASE_APPROVAL,
  /** Removes what is stored of an erased contact. */
  ERASE_CONTACT,
  /** Erases the contacts of a shop that uninstalled the app. */
  REDACT_SHOP,
  /** Fetches the records of the shop. */
  SHOP_HISTORY,
  /** Fetches the records of the shop that changed, in case webhooks were missed. */
  SHOP_RECONCILIATION,
  /** Deletes messages and enrollments that are older than the retention period. */
  RETENTION;

  /**
   * Whether a request may cancel it. Jobs of the kinds delete-list, delete-promo-bank, export-file,
   * cancel-enrollments, release-waiting, release-approval, erase-contact and redact-shop cannot be
   * cancelled: no request could see or finish what they would leave behind.
   */
  public boolean canBeCancelled() {
    return switch (this) {
      case DELETE_LIST,
          DELETE_PROMO_BANK,
          EXPORT_FILE,
          CANCEL_ENROLLMENTS,
          RELEASE_WAITING,
          RELEASE_APPROVAL,
          ERASE_CONTACT,
          REDACT_SHOP ->
          false;
      case DELETE_TABLE,
          IMPORT,
          EXPORT,
          FREEZE_LAUNCH,
          SHOP_HISTORY,
          SHOP_RECONCILIATION,
          RETENTION ->
          true;
    };
  }
}
