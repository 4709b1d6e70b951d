package io.relance.application.scheduling;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kind of a schedule entry; each kind has one {@link DueAction}. */
public enum DueKind {
  /** A wave that should have started or moved. */
  WAVE,
  /** A claim that should have been settled. */
  CLAIM,
  /** A wave of which some members may no longer reply to a question. */
  QUESTION,
  /** A send without a receipt. */
  UNCONFIRMED,
  /** A send that was settled, and is queued again; or one that is held apart from its wave. */
  QUEUED_AGAIN,
  /** A split whose winner is to be found; or a wave that waits for it. */
  WINNER,
  /** An approval to ask for or to expire; or a wave that waits for it. */
  APPROVAL,
  /** A sender for which messages wait. */
  WAITING_SENDS,
  /** A cart that is abandoned unless it changed. */
  CART,
  /** A launch whose pages should have been enrolled. */
  LAUNCH,
  /** A date of an automation that recurs. */
  RECURRENCE,
  /** An import after which automations may be launched. */
  IMPORT,
  /** A contact whose erasure may be incomplete. */
  ERASURE,
  /** A job that may need to continue. */
  JOB,
  /** An opt-out that should have been published to automations. */
  OPT_OUT,
  /** An event of a contact's data that should have been queued. */
  CONTACT_EVENT,
  /** A segment whose members are to be compared with its criteria. */
  SEGMENT,
  /** A contact that may enter or leave a segment as time passes. */
  MEMBERSHIP,
  /** A cancelled launch, or one of its waves, of which messages may still wait. */
  CANCELLED_LAUNCH,
  /** The night in which the changes of the shop are fetched. */
  SHOP;

  /** The kind as metrics and log lines name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a stored entry; empty for one that only a later version knows. */
  static Optional<DueKind> named(String name) {
    return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
