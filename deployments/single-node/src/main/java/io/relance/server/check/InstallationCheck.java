package io.relance.server.check;

import io.relance.config.Settings;
import io.relance.providers.Loopback;
import io.relance.providers.Timeouts;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks each connection of an installation; it reads from providers and sends nothing. */
public final class InstallationCheck {
  private final Settings settings;
  private final Path folder;
  private final InstantSource clock;
  private final Timeouts timeouts;

  /**
   * @param folder the data folder
   */
  public InstallationCheck(Settings settings, Path folder, InstantSource clock, Timeouts timeouts) {
    this.settings = settings;
    this.folder = folder;
    this.clock = clock;
    this.timeouts = timeouts;
  }

  /** The results, in the order in which an installation is set up. */
  public List<CheckResult> run() {
    var clockCheck = new ClockCheck(clock);
    try (var probe = new HttpProbe(timeouts)) {
      var folderResults = new FolderCheck(folder).run().toList();
      var address =
          new PublicAddressCheck(settings.publicUrl(), hasProviderElsewhere(), probe).run();
      var providers = providers(probe, clockCheck);
      return Stream.of(folderResults, List.of(clockCheck.result(), address), providers)
          .flatMap(List::stream)
          .toList();
    }
  }

  private List<CheckResult> providers(HttpProbe probe, ClockCheck clockCheck) {
    return Stream.of(
            shopify(),
            texts(probe, clockCheck),
            settings
                .whatsApp()
                .map(meta -> new WhatsAppCheck(meta, probe, clockCheck).run())
                .or(() -> sandbox("WhatsApp", "RELANCE_WHATSAPP_PHONE_NUMBER_ID"))
                .stream(),
            settings
                .smtp()
                .map(smtp -> new SmtpCheck(smtp, timeouts).run())
                .or(() -> settings.ses().map(ses -> new SesCheck(ses, timeouts).run()))
                .or(() -> sandbox("email", "RELANCE_SMTP_URL"))
                .stream())
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<CheckResult> shopify() {
    return settings
        .shopify()
        .map(shop -> new ShopifyCheck(shop, settings.publicUrl(), timeouts).run())
        .or(
            () ->
                Optional.of(
                    CheckResult.notConfigured(
                        "Shopify",
                        "Webhooks are refused: set RELANCE_SHOPIFY_SHOP and RELANCE_SHOPIFY_SECRET"
                            + " to connect a shop.")))
        .stream();
  }

  private Stream<CheckResult> texts(HttpProbe probe, ClockCheck clockCheck) {
    var twilio =
        settings
            .twilio()
            .map(it -> new TwilioCheck(it, settings.publicUrl(), probe, clockCheck).run());
    var aws = settings.awsSms().map(this::awsSms);
    return twilio.isEmpty() && aws.isEmpty()
        ? sandbox("Twilio", "RELANCE_TWILIO_ACCOUNT_SID").stream()
        : Stream.concat(twilio.stream().flatMap(Function.identity()), aws.stream());
  }

  /** Says which texts AWS sends; its account is not asked. */
  private CheckResult awsSms(Settings.AwsSms aws) {
    var usual =
        settings
            .twilio()
            .map(
                twilio ->
                    "Texts from %s leave by Twilio, with those that name no sender; texts"
                        .formatted(twilio.from()))
            .orElse("Texts");
    var sending = usual + " from %s leave by AWS.".formatted(aws.origination());
    return aws.canReceive()
        ? CheckResult.ok("SMS", sending)
        : CheckResult.warning(
            "SMS",
            sending
                + " Texts to it and their delivery are not heard of: set RELANCE_AWS_SMS_TOPICS.");
  }

  private static Optional<CheckResult> sandbox(String connection, String setting) {
    return Optional.of(
        CheckResult.notConfigured(
            connection, "Messages go to the sandbox: set %s to connect it.".formatted(setting)));
  }

  private boolean hasProviderElsewhere() {
    return Stream.of(
            settings.twilio().map(Settings.Twilio::baseUrl),
            settings.awsSms().map(Settings.AwsSms::endpoint),
            settings.whatsApp().map(Settings.WhatsApp::baseUrl),
            settings.ses().map(Settings.Ses::endpoint),
            settings
                .shopify()
                .map(
                    shop ->
                        shop.admin().map(Settings.ShopifyAdminApi::baseUrl).orElse(shopUrl(shop))))
        .flatMap(Optional::stream)
        .anyMatch(url -> !Loopback.is(url.getHost()));
  }

  private static URI shopUrl(Settings.Shopify shop) {
    return URI.create("https://" + shop.shop());
  }
}
