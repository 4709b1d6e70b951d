package io.relance.setup;

import io.relance.domain.inbound.Arrival;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.Receipt;
import io.relance.domain.inbound.ShopDoor;
import io.relance.domain.inbound.TextDoor;
import io.relance.providers.shopify.ShopifyDoor;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.twilio.TwilioDoor;
import io.relance.providers.twilio.TwilioSignature;
import java.util.Optional;

/** Who may come in, as the settings say. */
public record Doors(Optional<ShopDoor> shop, Optional<TextDoor> texts) {
  public static Doors of(Settings settings) {
    return new Doors(
        settings.shopify().map(Doors::shopify),
        settings.twilio().map(twilio -> new Twilio(door(twilio.authToken()))));
  }

  private static ShopDoor shopify(Settings.Shopify shopify) {
    var door =
        new Renewed<>(
            shopify.secrets(),
            secrets -> new ShopifyDoor(shopify.shop(), ShopifySignature.ofSecrets(secrets)));
    return (headers, body) -> door.get().open(headers, body);
  }

  private static Renewed<TextDoor> door(Secret token) {
    return new Renewed<>(token, value -> new TwilioDoor(new TwilioSignature(value)));
  }

  private record Twilio(Renewed<TextDoor> door) implements TextDoor {
    @Override
    public Arrival<InboundText> text(Call call) {
      return door.get().text(call);
    }

    @Override
    public Arrival<Receipt> receipt(Call call, String send) {
      return door.get().receipt(call, send);
    }
  }
}
