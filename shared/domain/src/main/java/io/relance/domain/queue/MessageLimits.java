package io.relance.domain.queue;

import io.relance.domain.store.ItemSize;
import java.time.Duration;

/** The limits of messages that every adapter enforces, those of SQS. */
final class MessageLimits {
  private static final int BODY_BYTES = 1024 * 1024;

  private MessageLimits() {}

  static void checkBody(String body) {
    if (body.isEmpty() || ItemSize.utf8(body) > BODY_BYTES) {
      throw new IllegalArgumentException(
          "The message must be 1 byte to 1 MB, not " + ItemSize.utf8(body) + " bytes");
    }
    if (!body.chars().allMatch(MessageLimits::isCarried)) {
      throw new IllegalArgumentException("The message must not contain control characters");
    }
  }

  private static boolean isCarried(int unit) {
    return unit >= ' ' ? unit < 0xFFFE : unit == '\t' || unit == '\n' || unit == '\r';
  }

  static void checkToken(String value) {
    if (value.isEmpty()
        || value.length() > 128
        || !value.chars().allMatch(unit -> unit > ' ' && unit < 0x7F)) {
      throw new IllegalArgumentException(
          "The group or deduplication value must be 1 to 128 printable ASCII characters");
    }
  }

  static void checkDelay(Duration delay) {
    if (delay.isNegative() || delay.compareTo(Message.LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("The delay must be from 0 to 900 seconds, not " + delay);
    }
  }
}
