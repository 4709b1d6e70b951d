package io.relance.application.simulation;

import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.domain.contact.Channel;
import io.relance.domain.text.SmsText;
import java.util.List;
import java.util.Optional;

/**
 * A message that a contact would receive or write.
 *
 * @param text of an email the plain-text part
 * @param segments how many a carrier would bill; 0 for what is not billed so
 * @param links the addresses that its short links would lead to
 */
public record SimulatedMessage(
    Channel channel, Optional<String> subject, String text, int segments, List<String> links) {
  public SimulatedMessage {
    links = List.copyOf(links);
  }

  static SimulatedMessage of(Channel channel, Content content) {
    return new SimulatedMessage(
        channel, content.subject(), content.text(), content.segments(), targets(content.links()));
  }

  /** A text that a contact would write. */
  static SimulatedMessage written(Channel channel, String text) {
    return written(channel, new MessageLinks.LinkedText(text, Optional.empty()));
  }

  /** A text with its short links. */
  static SimulatedMessage written(Channel channel, MessageLinks.LinkedText linked) {
    var text = linked.text();
    var segments = channel == Channel.SMS ? new SmsText(text).segmentCount() : 0;
    return new SimulatedMessage(channel, Optional.empty(), text, segments, targets(linked.links()));
  }

  private static List<String> targets(Optional<TrackedLinks> links) {
    return links.map(TrackedLinks::targets).orElse(List.of());
  }

  /** Never shows a text. */
  @Override
  public String toString() {
    return "SimulatedMessage[channel=" + channel + "]";
  }
}
