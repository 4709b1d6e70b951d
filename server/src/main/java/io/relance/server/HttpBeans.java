package io.relance.server;

import io.micronaut.context.ApplicationContext;
import io.relance.application.wiring.Relance;
import java.util.LinkedHashMap;
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
    all.put("micronaut.banner.enabled", false);
    var context = ApplicationContext.builder().properties(all).build();
    register(context, relance.automations());
    register(context, relance.editing());
    clockwork.ifPresent(it -> register(context, it));
    return context.start();
  }

  private static <T> void register(ApplicationContext context, T bean) {
    context.registerSingleton(bean);
  }
}
