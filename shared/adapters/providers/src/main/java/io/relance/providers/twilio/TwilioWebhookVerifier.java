package io.relance.providers.twilio;

import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.SmsWebhookVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import java.util.function.Function;

/** Accepts what Twilio signed for one account, with the parameters that it signed. */
public final class TwilioWebhookVerifier implements SmsWebhookVerifier {
  private final String accountSid;
  private final TwilioSignature signature;

  public TwilioWebhookVerifier(String accountSid, TwilioSignature signature) {
    this.accountSid = accountSid;
    this.signature = signature;
  }

  @Override
  public VerifiedWebhook<InboundText> text(Call call) {
    return open(call, TwilioWebhooks::parseInbound);
  }

  @Override
  public VerifiedWebhook<DeliveryReceipt> receipt(Call call, String send) {
    return open(call, form -> TwilioWebhooks.parseStatus(form, send));
  }

  private <T> VerifiedWebhook<T> open(Call call, Function<TwilioForm, ParsedWebhook<T>> reading) {
    var form = TwilioForm.parse(call.body());
    return call.headers()
            .first("X-Twilio-Signature")
            .filter(given -> signature.verifies(call.url(), form, given))
            .filter(_ -> new UnalteredForm(form).isOf(accountSid))
            .isPresent()
        ? new VerifiedWebhook.Verified<>(reading.apply(form))
        : new VerifiedWebhook.InvalidSignature<>();
  }
}
