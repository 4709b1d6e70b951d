package io.relance.config;

import io.relance.config.Settings.AwsSms;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.SmsNotificationVerifier;
import io.relance.domain.inbound.SmsWebhookVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.WhatsAppWebhookVerifier;
import io.relance.domain.shop.ShopFact;
import io.relance.providers.Timeouts;
import io.relance.providers.awssms.AwsSmsWebhookVerifier;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.shopify.ShopifyWebhookVerifier;
import io.relance.providers.twilio.TwilioSignature;
import io.relance.providers.twilio.TwilioWebhookVerifier;
import io.relance.providers.whatsapp.CloudWebhookVerifier;
import java.util.Optional;
import java.util.Set;

/** The verifiers of the configured webhooks. */
public record WebhookVerifiers(
    Optional<ShopWebhookVerifier> shop,
    Optional<SmsWebhookVerifier> texts,
    Optional<SmsNotificationVerifier> smsNotifications,
    Optional<WhatsAppWebhookVerifier> whatsApp) {
  public static WebhookVerifiers of(Settings settings) {
    return new WebhookVerifiers(
        settings.shopify().map(WebhookVerifiers::shopify),
        settings.twilio().map(twilio -> new Twilio(verifier(twilio))),
        settings
            .awsSms()
            .filter(AwsSms::canReceive)
            .map(aws -> notifications(aws, !settings.relanceAnswersOptOuts())),
        settings.whatsApp().map(WebhookVerifiers::whatsApp));
  }

  private static SmsNotificationVerifier notifications(AwsSms aws, boolean answersKeywords) {
    return new AwsSmsWebhookVerifier(
        new AwsSmsWebhookVerifier.Accepted(
            Set.copyOf(aws.topics()), Optional.of(aws.endpoint()).filter(_ -> aws.isElsewhere())),
        aws.origination(),
        answersKeywords,
        Timeouts.OF_WEBHOOKS);
  }

  private static WhatsAppWebhookVerifier whatsApp(Settings.WhatsApp meta) {
    return new CloudWebhookVerifier(
        meta.phoneNumberId(), meta.appSecret()::value, meta.verifyToken()::value);
  }

  private static ShopWebhookVerifier shopify(Settings.Shopify shopify) {
    return new Shopify(
        new RefreshedSecret<>(
            shopify.secrets(),
            secrets ->
                new ShopifyWebhookVerifier(shopify.shop(), ShopifySignature.ofSecrets(secrets))));
  }

  private static RefreshedSecret<SmsWebhookVerifier> verifier(Settings.Twilio twilio) {
    return new RefreshedSecret<>(
        twilio.authToken(),
        token -> new TwilioWebhookVerifier(twilio.accountSid(), new TwilioSignature(token)));
  }

  private record Shopify(RefreshedSecret<ShopWebhookVerifier> verifier)
      implements ShopWebhookVerifier {
    @Override
    public VerifiedWebhook<ShopFact> open(Headers headers, byte[] body) {
      return verifier.get().open(headers, body);
    }

    @Override
    public String topic(Headers headers) {
      return verifier.get().topic(headers);
    }
  }

  private record Twilio(RefreshedSecret<SmsWebhookVerifier> verifier)
      implements SmsWebhookVerifier {
    @Override
    public VerifiedWebhook<InboundText> text(Call call) {
      return verifier.get().text(call);
    }

    @Override
    public VerifiedWebhook<DeliveryReceipt> receipt(Call call, String send) {
      return verifier.get().receipt(call, send);
    }
  }
}
