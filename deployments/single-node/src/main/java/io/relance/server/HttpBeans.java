package io.relance.server;

import io.micronaut.context.ApplicationContext;
import io.relance.application.composition.Relance;
import io.relance.config.Settings;
import io.relance.config.WebhookVerifiers;
import io.relance.functions.api.ApiBeans;
import io.relance.functions.api.Installation;
import io.relance.functions.webhooks.WebhookBeans;
import io.relance.functions.webhooks.WebhookSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the controllers of the API and of the webhooks the use cases that they call. */
final class HttpBeans {
  private final Relance relance;
  private final Settings settings;
  private final Path folder;
  private final Optional<TestClockDriver> clockwork;

  HttpBeans(Relance relance, Settings settings, Path folder, Optional<TestClockDriver> clockwork) {
    this.relance = relance;
    this.settings = settings;
    this.folder = folder;
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
    var beans = new ArrayList<Object>(ApiBeans.of(relance));
    beans.addAll(WebhookBeans.of(relance, webhookSettings()));
    beans.add(
        new Installation(
            "server", Version.current(), settings.testClock(), () -> DiskSpace.check(folder)));
    clockwork.ifPresent(beans::add);
    return beans;
  }

  private WebhookSettings webhookSettings() {
    var webhookVerifiers = WebhookVerifiers.of(settings);
    return new WebhookSettings(
        webhookVerifiers.shop(), webhookVerifiers.texts(), settings.publicUrl());
  }
}
