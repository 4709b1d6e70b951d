package io.relance.cloud.http;

import io.relance.application.wiring.Relance;
import io.relance.cloud.Deployed;
import io.relance.functions.webhooks.WebhookBeans;
import io.relance.functions.webhooks.WebhookSettings;
import io.relance.setup.Doors;
import io.relance.setup.Settings;

/** Takes what shops and providers post, and answers the links of emails. */
public final class WebhooksFunction extends HttpFunction {
  public WebhooksFunction() {
    this(Deployed.byEnvironment());
  }

  WebhooksFunction(Deployed deployed) {
    this(deployed.relance(), deployed.settings());
  }

  WebhooksFunction(Relance relance, Settings settings) {
    super("relance.api", WebhookBeans.of(relance, doors(settings)));
  }

  private static WebhookSettings doors(Settings settings) {
    var doors = Doors.of(settings);
    return new WebhookSettings(doors.shop(), doors.texts(), settings.publicUrl());
  }
}
