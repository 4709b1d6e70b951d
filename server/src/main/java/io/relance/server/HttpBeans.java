package io.relance.server;

import io.micronaut.context.ApplicationContext;
import io.relance.application.wiring.Relance;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.domain.inbound.ShopDoor;
import io.relance.functions.api.HealthController;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.webhooks.WebhookSettings;
import io.relance.functions.webhooks.WebhookUses;
import io.relance.providers.shopify.ShopifyDoor;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.twilio.TwilioDoor;
import io.relance.providers.twilio.TwilioSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the controllers of the API and of the webhooks the use cases that they call. */
final class HttpBeans {
  private final Relance relance;
  private final Settings settings;
  private final Optional<Clockwork> clockwork;

  HttpBeans(Relance relance, Settings settings, Optional<Clockwork> clockwork) {
    this.relance = relance;
    this.settings = settings;
    this.clockwork = clockwork;
  }

  ApplicationContext context(Map<String, Object> properties) {
    var all = new LinkedHashMap<String, Object>(properties);
    all.put("micronaut.application.name", "relance");
    var context =
        ApplicationContext.builder()
            .properties(all)
            .banner(false)
            .singletons(beans().toArray())
            .build();
    return context.start();
  }

  private List<Object> beans() {
    var beans =
        new ArrayList<Object>(
            List.of(
                new HealthController.Health("ok", "server", Version.current()),
                relance.automations(),
                relance.editing(),
                relance.toggling(),
                relance.check(),
                relance.simulating(),
                relance.counters(),
                relance.tokens(),
                relance.audit(),
                relance.deadLetters(),
                relance.replay(),
                relance.launches(),
                relance.requests().answers(),
                relance.requests().stateConsent(),
                relance.requests().audiences(),
                new ProjectClock(relance.requests().clock()),
                relance.messaging().messages(),
                relance.messaging().unsubscribe(),
                relance.messaging().sending().takeReceipt(),
                relance.arrivals().acceptShopFact(),
                relance.arrivals().acceptText(),
                relance.arrivals().enrollOnRequest(),
                relance.people().contacts(),
                relance.people().ledger(),
                relance.people().lists(),
                relance.privacy().timeline(),
                relance.privacy().exporting(),
                relance.privacy().erasing(),
                relance.walking().flows(),
                TemplateLibrary.load(),
                webhookSettings(),
                webhookUses()));
    clockwork.ifPresent(beans::add);
    return beans;
  }

  private WebhookSettings webhookSettings() {
    return new WebhookSettings(
        settings.shopify().map(HttpBeans::door),
        settings.twilio().map(twilio -> new TwilioDoor(new TwilioSignature(twilio.authToken()))),
        settings.publicUrl());
  }

  private static ShopDoor door(Settings.Shopify shopify) {
    var secrets = ShopifySignature.ofSecrets(String.join(",", shopify.secrets()));
    return new ShopifyDoor(shopify.shop(), secrets);
  }

  private WebhookUses webhookUses() {
    var receipts = relance.messaging().sending().takeReceipt();
    return new WebhookUses(
        relance.arrivals().acceptShopFact()::accept,
        relance.arrivals().acceptText()::accept,
        receipts::take,
        relance.messaging().unsubscribe()::by);
  }
}
