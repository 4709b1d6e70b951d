package io.relance.embedded.queue;

import io.relance.domain.queue.Received;

/** Which message, and which of its receives. */
record ReceiptHandle(long number, int receives) {
  static ReceiptHandle of(Received message) {
    var parts = message.receipt().split("\\.", -1);
    try {
      return new ReceiptHandle(Long.parseLong(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The receipt of message " + message.id() + " is of another queue", e);
    }
  }

  String text() {
    return number + "." + receives;
  }
}
