package io.relance.application.sending.render;

import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.Reservations;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.gate.UsualSenders;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.Language;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.compiler.liquid.LiquidText;
import io.relance.domain.consent.Consents;
import io.relance.domain.flow.FlowElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Renders tests: with the values of a contact or sample values, with sample values for what
 * triggers the automation, and with a link that unsubscribes nobody.
 */
public final class RenderTests {
  private static final String CONTACT = "contact";

  private final RenderMessages texts;
  private final UsualSenders senders;

  /**
   * @param links of which none unsubscribes
   */
  public RenderTests(LiquidText liquid, ChannelProviders channelProviders, MessageLinks links) {
    this.texts = new RenderMessages(liquid, channelProviders, links);
    this.senders = new UsualSenders(channelProviders);
  }

  /**
   * The message of an element.
   *
   * @param send a test, whose receiver is its address
   */
  public RenderResult render(Send send, FlowElement element, Recipient recipient) {
    var variables = new LinkedHashMap<>(LiquidText.samples());
    variables.remove(CONTACT);
    var facts =
        new Gate.Facts(
            send.intent(),
            Optional.empty(),
            Gate.Exchange.NONE,
            Optional.of(new Gate.Person(send.intent().receiver(), Consents.NONE)),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    return texts.write(
        new SendContext(
            send,
            facts,
            Optional.of(recipient),
            Optional.of(element),
            variables,
            Reservations.NONE,
            Optional.empty(),
            Optional.empty(),
            senders.of(send)));
  }

  /** A recipient with sample values. */
  public static Recipient sample() {
    var contact = new LinkedHashMap<String, Object>();
    if (LiquidText.samples().get(CONTACT) instanceof Map<?, ?> values) {
      values.forEach((name, value) -> contact.put(String.valueOf(name), value));
    }
    return new Recipient(
        Optional.empty(),
        Optional.empty(),
        Language.ENGLISH,
        Recipient.Location.UNKNOWN,
        Consents.NONE,
        0,
        contact);
  }
}
