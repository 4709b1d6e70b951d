package io.relance.lambda.http;

import io.relance.application.composition.Relance;
import io.relance.config.Settings;
import io.relance.config.WebhookVerifiers;
import io.relance.functions.webhooks.WebhookBeans;
import io.relance.functions.webhooks.WebhookSettings;
import io.relance.lambda.LambdaRuntime;
import java.time.InstantSource;

/** Receives the webhooks of shops and providers, and serves the unsubscribe links of emails. */
public final class WebhooksFunction extends HttpFunction {
  public WebhooksFunction() {
    this(LambdaRuntime.byEnvironment());
  }

  WebhooksFunction(LambdaRuntime lambdaRuntime) {
    this(lambdaRuntime.relance(), lambdaRuntime.settings());
  }

  WebhooksFunction(Relance relance, Settings settings) {
    super("relance.api", WebhookBeans.of(relance, doors(settings), InstantSource.system()));
  }

  private static WebhookSettings doors(Settings settings) {
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
