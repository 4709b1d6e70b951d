package io.relance.domain.inbound;

import java.net.URI;

/** What one notification of a topic of a provider says. */
public sealed interface TopicNotification {
  /** A person sent a text to one of our numbers. */
  record Text(InboundText text) implements TopicNotification {}

  /** What became of a message that we sent. */
  record Receipt(DeliveryReceipt receipt) implements TopicNotification {}

  /**
   * A topic asks whether its notifications are wanted here.
   *
   * @param confirmation the address that confirms it
   */
  record Subscription(String topic, URI confirmation) implements TopicNotification {
    /** Never shows the address, which has a token. */
    @Override
    public String toString() {
      return "Subscription[topic=" + topic + "]";
    }
  }

  /**
   * It says nothing that Relance uses.
   *
   * @param kind the kind of it, in the words of the provider
   */
  record Unused(String kind) implements TopicNotification {}
}
