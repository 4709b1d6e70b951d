package io.relance.domain.flow;

import io.relance.domain.contact.Channel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the winner of the variations of a split is found.
 *
 * @param after how long after the first contact it is looked for
 * @param minimum how many contacts each variation must have got
 */
public record WinnerRule(Metric metric, Duration after, long minimum, Method method) {

  /** What makes a contact of a variation count. */
  public enum Metric {
    /** The contact opened, or read, the first message of the variation. */
    OPENED,
    /** The contact followed a link of the first message of the variation. */
    CLICKED,
    /** The contact replied to the first message of the variation. */
    REPLIED,
    /** The contact reached an end with the outcome success. */
    SUCCESS;

    /** Whether messages are counted, rather than ends. */
    public boolean isOfMessages() {
      return this != SUCCESS;
    }

    /** The channels of which messages can be counted. */
    public Set<Channel> channels() {
      return switch (this) {
        case OPENED -> EnumSet.of(Channel.EMAIL, Channel.WHATSAPP);
        case CLICKED -> EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.WHATSAPP);
        case REPLIED -> EnumSet.of(Channel.SMS, Channel.WHATSAPP);
        case SUCCESS -> EnumSet.noneOf(Channel.class);
      };
    }
  }

  /** Which variation wins. */
  public enum Method {
    /** The one with the highest rate; none where several have it. */
    HIGHEST,
    /** The one with the highest rate, if chance does not explain its lead (95 %). */
    TWO_PROPORTION
  }
}
