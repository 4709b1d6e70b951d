package io.relance.application.sending.provider;

import io.relance.application.sending.links.EmailTracking;

/**
 * How emails are sent.
 *
 * @param perSecond emails per second for each sender
 * @param postalAddress the address of the company that marketing emails show, in one line; empty
 *     for none
 * @param tracking what is tracked of emails
 */
public record EmailSettings(int perSecond, String postalAddress, EmailTracking tracking) {
  /** Where no setting says otherwise. */
  public static final EmailSettings DEFAULT = new EmailSettings(50, "");

  /** Those of emails of which nothing is tracked. */
  public EmailSettings(int perSecond, String postalAddress) {
    this(perSecond, postalAddress, EmailTracking.OFF);
  }

  /** The same for emails of which nothing is tracked. */
  public EmailSettings untracked() {
    return new EmailSettings(perSecond, postalAddress);
  }
}
