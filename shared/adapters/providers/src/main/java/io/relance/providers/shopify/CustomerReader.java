package io.relance.providers.shopify;

import io.relance.domain.contact.Channel;
import io.relance.domain.shop.MarketingConsent;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.ConsentChanged;
import io.relance.domain.shop.ShopFact.CustomerChanged;
import io.relance.domain.shop.ShopFact.CustomerDeleted;

/** Reads customers and what they agreed to, which comes in three shapes. */
final class CustomerReader {
  private CustomerReader() {}

  static ShopFact changed(Payload customer) throws MalformedField {
    return new CustomerChanged(
        ShopifyContactReader.customer(customer),
        ShopifyContactReader.cleared(customer),
        customer.firstInstant("updated_at", "created_at"));
  }

  static ShopFact deleted(Payload customer) throws MalformedField {
    return new CustomerDeleted(customer.requiredId("id"));
  }

  static ShopFact smsConsent(Payload payload) throws MalformedField {
    return consent(Channel.SMS, payload, new Shape("id", "phone", "sms_marketing_consent"));
  }

  static ShopFact emailConsent(Payload payload) throws MalformedField {
    return consent(
        Channel.EMAIL,
        payload,
        new Shape("customer_id", "email_address", "email_marketing_consent"));
  }

  static ShopFact whatsAppConsent(Payload payload) throws MalformedField {
    return consent(
        Channel.WHATSAPP,
        payload,
        new Shape("customer_id", "phone_number", "whats_app_marketing_consent"));
  }

  private record Shape(String id, String address, String consent) {}

  private static ConsentChanged consent(Channel channel, Payload payload, Shape shape)
      throws MalformedField {
    var address = payload.text(shape.address());
    var customerId = payload.id(shape.id());
    if (address.isEmpty() && customerId.isEmpty()) {
      throw new MalformedField(shape.id(), "is required");
    }
    var consent = payload.object(shape.consent());
    var at = consent.instant("consent_updated_at");
    return new ConsentChanged(
        customerId,
        channel,
        address,
        consent
            .text("state")
            .flatMap(word -> ShopifyWords.find(MarketingConsent.values(), word))
            .orElse(MarketingConsent.UNKNOWN),
        at.isPresent() ? at : consent.instant("updated_at"));
  }
}
