package io.relance.server;

import io.micronaut.context.ApplicationContext;
import io.relance.application.composition.Relance;
import io.relance.config.Settings;
import io.relance.config.WebhookVerifiers;
import io.relance.functions.api.ApiBeans;
import io.relance.functions.api.Installation;
import io.relance.functions.console.ConsolePolicy;
import io.relance.functions.webhooks.WebhookBeans;
import io.relance.functions.webhooks.WebhookSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The HTTP beans: the use cases that the controllers of the API and the webhooks call. */
final class HttpBeans {
  private final Relance relance;
  private final Settings settings;
  private final ServerChecks checks;
  private final List<?> others;

  /**
   * @param checks what health reports
   * @param others further beans, such as the driver of the test clock
   */
  HttpBeans(Relance relance, Settings settings, ServerChecks checks, List<?> others) {
    this.relance = relance;
    this.settings = settings;
    this.checks = checks;
    this.others = others;
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
    var beans = new ArrayList<Object>(ApiBeans.of(relance));
    beans.addAll(WebhookBeans.of(relance, webhookSettings(), InstantSource.system()));
    beans.add(new Installation("server", Version.current(), settings.testClock(), checks));
    beans.add(ConsolePolicy.of(relance));
    beans.addAll(others);
    return beans;
  }

  private WebhookSettings webhookSettings() {
    var webhookVerifiers = WebhookVerifiers.of(settings);
    return new WebhookSettings(
        webhookVerifiers.shop(),
        webhookVerifiers.texts(),
        webhookVerifiers.textNotifications(),
        webhookVerifiers.emailNotifications(),
        webhookVerifiers.whatsApp(),
        settings.publicUrl());
  }
}
