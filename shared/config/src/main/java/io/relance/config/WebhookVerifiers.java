package io.relance.config;

import io.relance.config.Settings.AwsSms;
import io.relance.config.Settings.Ses;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.SmsWebhookVerifier;
import io.relance.domain.inbound.TopicNotificationVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.inbound.WhatsAppWebhookVerifier;
import io.relance.domain.shop.ShopFact;
import io.relance.providers.Timeouts;
import io.relance.providers.awssms.AwsSmsWebhooks;
import io.relance.providers.ses.SesWebhooks;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.shopify.ShopifyWebhookVerifier;
import io.relance.providers.sns.SnsWebhookVerifier;
import io.relance.providers.twilio.TwilioSignature;
import io.relance.providers.twilio.TwilioWebhookVerifier;
import io.relance.providers.whatsapp.CloudWebhookVerifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verifiers of the configured webhooks. */
public record WebhookVerifiers(
    Optional<ShopWebhookVerifier> shop,
    Optional<SmsWebhookVerifier> texts,
    Optional<TopicNotificationVerifier> textNotifications,
    Optional<TopicNotificationVerifier> emailNotifications,
    Optional<WhatsAppWebhookVerifier> whatsApp) {
  public static WebhookVerifiers of(Settings settings) {
    return new WebhookVerifiers(
        settings.shopify().map(WebhookVerifiers::shopify),
        settings.twilio().map(twilio -> new Twilio(verifier(twilio))),
        settings
            .awsSms()
            .filter(AwsSms::canReceive)
            .map(aws -> notifications(aws, !settings.relanceAnswersOptOuts())),
        settings.ses().filter(Ses::isReported).map(WebhookVerifiers::notifications),
        settings.whatsApp().map(WebhookVerifiers::whatsApp));
  }

  private static TopicNotificationVerifier notifications(AwsSms aws, boolean answersKeywords) {
    return new SnsWebhookVerifier(
        accepted(aws.topics(), aws.endpoint(), aws.isElsewhere()),
        new AwsSmsWebhooks(aws.origination(), answersKeywords)::parse,
        Timeouts.OF_WEBHOOKS);
  }

  private static TopicNotificationVerifier notifications(Ses ses) {
    return new SnsWebhookVerifier(
        accepted(ses.topics(), ses.endpoint(), ses.isElsewhere()),
        SesWebhooks::parse,
        Timeouts.OF_WEBHOOKS);
  }

  private static SnsWebhookVerifier.Accepted accepted(
      List<String> topics, URI endpoint, boolean isElsewhere) {
    return new SnsWebhookVerifier.Accepted(
        Set.copyOf(topics), Optional.of(endpoint).filter(_ -> isElsewhere));
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
