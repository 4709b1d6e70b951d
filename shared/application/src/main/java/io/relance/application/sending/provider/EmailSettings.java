package io.relance.application.sending.provider;

/**
 * How emails are sent.
 *
 * @param perSecond emails per second for each sender
 * @param postalAddress the address of the company that marketing emails show, in one line; empty
 *     for none
 */
public record EmailSettings(int perSecond, String postalAddress) {
  /** Where no setting says otherwise. */
  public static final EmailSettings DEFAULT = new EmailSettings(50, "");
}
