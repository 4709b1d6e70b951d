package io.relance.providers.twilio;

import io.relance.domain.inbound.Arrival;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.Reading;
import io.relance.domain.inbound.Receipt;
import io.relance.domain.inbound.TextDoor;
import java.util.function.Function;

/** Lets in what Twilio signs for one account. */
public final class TwilioDoor implements TextDoor {
  private final TwilioSignature signature;

  public TwilioDoor(TwilioSignature signature) {
    this.signature = signature;
  }

  @Override
  public Arrival<InboundText> text(Call call) {
    return open(call, TwilioWebhooks::parseInbound);
  }

  @Override
  public Arrival<Receipt> receipt(Call call, String send) {
    return open(call, form -> TwilioWebhooks.parseStatus(form, send));
  }

  private <T> Arrival<T> open(Call call, Function<TwilioForm, Reading<T>> reading) {
    var form = TwilioForm.parse(call.body());
    return call.headers()
            .first("X-Twilio-Signature")
            .filter(given -> signature.verifies(call.url(), form, given))
            .isPresent()
        ? new Arrival.Genuine<>(reading.apply(form))
        : new Arrival.Forged<>();
  }
}
