package io.relance.application.sending.links;

/**
 * What is tracked of emails.
 *
 * @param links whether links become short links, whose clicks are recorded
 * @param opens whether an image shows that an email is opened
 */
public record EmailTracking(boolean links, boolean opens) {
  public static final EmailTracking OFF = new EmailTracking(false, false);
  public static final EmailTracking ALL = new EmailTracking(true, true);
}
