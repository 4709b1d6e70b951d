package io.relance.application.simulation;

import io.relance.application.sending.model.Content;
import io.relance.domain.contact.Channel;
import io.relance.domain.text.SmsText;
import java.util.Optional;

/**
 * A message that a contact would receive or write.
 *
 * @param text of an email the plain-text part
 * @param segments how many a carrier would bill; 0 for what is not billed so
 */
public record SimulatedMessage(
    Channel channel, Optional<String> subject, String text, int segments) {

  static SimulatedMessage of(Channel channel, Content content) {
    return new SimulatedMessage(channel, content.subject(), content.text(), content.segments());
  }

  /** A text that a contact would write. */
  static SimulatedMessage written(Channel channel, String text) {
    var segments = channel == Channel.SMS ? new SmsText(text).segmentCount() : 0;
    return new SimulatedMessage(channel, Optional.empty(), text, segments);
  }

  /** Never shows a text. */
  @Override
  public String toString() {
    return "SimulatedMessage[channel=" + channel + "]";
  }
}
