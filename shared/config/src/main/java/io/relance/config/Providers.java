package io.relance.config;

import io.relance.application.composition.Project;
import io.relance.application.composition.ProjectShop;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProvider.SmsChannel;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.provider.EmailSettings;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.provider.WhatsAppProvider;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.text.ShortLinks;
import io.relance.providers.Loopback;
import io.relance.providers.Timeouts;
import io.relance.providers.awssms.AwsSms;
import io.relance.providers.awssms.AwsSmsSettings;
import io.relance.providers.sandbox.SandboxEmail;
import io.relance.providers.sandbox.SandboxSms;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.providers.ses.SesEmail;
import io.relance.providers.ses.SesSettings;
import io.relance.providers.sftp.MinaSftp;
import io.relance.providers.sftp.SftpHosts;
import io.relance.providers.shopify.ShopifyAdmin;
import io.relance.providers.shopify.ShopifyAdminSettings;
import io.relance.providers.smtp.SmtpEmail;
import io.relance.providers.smtp.SmtpSettings;
import io.relance.providers.twilio.TwilioSettings;
import io.relance.providers.twilio.TwilioSms;
import io.relance.providers.twilio.TwilioWebhooks;
import io.relance.providers.whatsapp.CloudApiSettings;
import io.relance.providers.whatsapp.CloudWhatsApp;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured providers; the sandbox for a channel without one. */
public final class Providers {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

  private static final String EMAILS_WITHOUT_TOPICS =
      "RELANCE_SES_TOPICS is not set: no delivery, bounce or complaint of SES will arrive, and nobody"
          + " who complains is unsubscribed. Set it to the ARNs of the SNS topics of the events.";

  private static final String WITHOUT_TOPICS =
      "RELANCE_AWS_SMS_TOPICS is not set: no STOP, no answer and no receipt of AWS will arrive. Set it"
          + " to the ARNs of the SNS topics of received texts and of events.";

  private static final Duration SFTP_TIMEOUT = Duration.ofSeconds(8);

  private final Settings settings;
  private final InstantSource clock;
  private final WorkerLeases workerLeases;

  /**
   * @param workerLeases which workers dispatch messages now
   */
  public Providers(Settings settings, InstantSource clock, WorkerLeases workerLeases) {
    this.settings = settings;
    this.clock = clock;
    this.workerLeases = workerLeases;
  }

  public Project project() {
    return new Project(
        settings.timeZone(),
        settings.country(),
        settings.publicUrl(),
        shortLinks(),
        settings.smsRate(),
        ownNumbers(),
        settings.relanceAnswersOptOuts(),
        settings.sendingLimits(),
        new ChannelProviders(texts(), emails(), whatsApp(), emailSettings()),
        workerLeases,
        settings.shopify().map(Providers::shop),
        settings.retention(),
        sftpClient(),
        settings.origins());
  }

  /** Made when it is used: the functions that answer HTTP on AWS have no library for it. */
  private SftpClient sftpClient() {
    var hosts = new SftpHosts(settings.testClock(), settings.sftpPrivateHosts());
    return (address, credential) -> new MinaSftp(hosts, SFTP_TIMEOUT).connect(address, credential);
  }

  /** What texts are sent from; empty for the sandbox. */
  private Set<String> ownNumbers() {
    return Stream.concat(
            settings.twilio().map(Settings.Twilio::from).stream(),
            settings.awsSms().map(Settings.AwsSms::origination).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** None that a phone could not open: on this machine, while a provider sends elsewhere. */
  private ShortLinks shortLinks() {
    return settings
        .linkUrl()
        .filter(url -> !isUnreachable(url, Stream.concat(texting(), mailing())))
        .map(url -> new ShortLinks(url + "/l/"))
        .orElse(ShortLinks.OFF);
  }

  /** No image is loaded from this machine, while a server sends emails elsewhere. */
  private EmailSettings emailSettings() {
    var url = settings.linkUrl().orElse(settings.publicUrl());
    return isUnreachable(url, mailing()) ? settings.email().untracked() : settings.email();
  }

  private static boolean isUnreachable(URI url, Stream<URI> providers) {
    return Loopback.is(url.getHost()) && providers.anyMatch(Providers::isReal);
  }

  private Stream<URI> mailing() {
    return Stream.concat(
        settings.smtp().stream().map(smtp -> URI.create(smtp.url().value())),
        settings.ses().stream().map(Settings.Ses::endpoint));
  }

  private Stream<URI> texting() {
    return Stream.concat(
        Stream.concat(
            settings.twilio().map(Settings.Twilio::baseUrl).stream(),
            settings.awsSms().map(Settings.AwsSms::endpoint).stream()),
        settings.whatsApp().map(Settings.WhatsApp::baseUrl).stream());
  }

  private static ProjectShop shop(Settings.Shopify shopify) {
    return new ProjectShop(shopify.shop(), shopify.admin().map(Providers::admin));
  }

  private static ShopAdmin admin(Settings.ShopifyAdminApi api) {
    return new RefreshedShopAdmin(
        new RefreshedSecret<>(
            api.token(),
            token ->
                new ShopifyAdmin(new ShopifyAdminSettings(token, api.baseUrl()), Timeouts.USUAL)));
  }

  /** Warns about channels in the sandbox and webhooks that are not configured. */
  public void warn() {
    contradictions().forEach(LOG::warn);
    if (ownNumbers().isEmpty()) {
      LOG.warn("No SMS provider is configured: texts go to the sandbox outbox (GET /v1/messages)");
    }
    if (settings.whatsApp().isEmpty()) {
      LOG.warn(
          "No WhatsApp provider is configured: WhatsApp messages go to the sandbox outbox (GET"
              + " /v1/messages)");
    }
    if (settings.smtp().isEmpty() && settings.ses().isEmpty()) {
      LOG.warn(
          "Neither an SMTP server nor SES is configured: emails go to the sandbox outbox (GET"
              + " /v1/messages)");
    }
  }

  /** The settings that exclude each other in effect, though each is valid; one sentence each. */
  public List<String> contradictions() {
    var local = Loopback.is(settings.publicUrl().getHost());
    var twilio = settings.twilio().map(Settings.Twilio::baseUrl).filter(Providers::isReal);
    var aws = settings.awsSms().map(Settings.AwsSms::endpoint).filter(Providers::isReal);
    var meta = settings.whatsApp().map(Settings.WhatsApp::baseUrl).filter(Providers::isReal);
    var mail = settings.ses().map(Settings.Ses::endpoint).filter(Providers::isReal);
    var unreachable =
        Stream.of(
                twilio.map(_ -> "Twilio"),
                aws.map(_ -> "AWS"),
                meta.map(_ -> "Meta"),
                mail.map(_ -> "SES"))
            .flatMap(Optional::stream)
            .filter(_ -> local)
            .map(this::unreachable);
    var deaf = settings.awsSms().filter(sms -> !sms.canReceive()).map(_ -> WITHOUT_TOPICS);
    var unreported =
        settings.ses().filter(ses -> !ses.isReported()).map(_ -> EMAILS_WITHOUT_TOPICS);
    return Stream.of(unreachable, deaf.stream(), unreported.stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static boolean isReal(URI provider) {
    return !Loopback.is(provider.getHost());
  }

  private String unreachable(String provider) {
    return "RELANCE_PUBLIC_URL is %s, which %s cannot reach: no STOP, no answer and no receipt will arrive. Set it to the address of this server on the internet."
        .formatted(settings.publicUrl(), provider);
  }

  /** Twilio first, whose sender is the default one where both are configured. */
  private List<SmsChannel> texts() {
    var twilio = settings.twilio().map(it -> new SmsChannel(sms(it), it.from()));
    var aws =
        settings.awsSms().map(it -> new SmsChannel(sms(it), it.origination(), it.canReceive()));
    var configured = Stream.concat(twilio.stream(), aws.stream()).toList();
    return configured.isEmpty() ? List.of(new SmsChannel(new SandboxSms(), "sandbox")) : configured;
  }

  private static SmsProvider sms(Settings.AwsSms aws) {
    return new AwsSms(
        new AwsSmsSettings(aws.region(), aws.configurationSet(), aws.endpoint()),
        aws.credentials(),
        Timeouts.USUAL);
  }

  private SmsProvider sms(Settings.Twilio twilio) {
    return new RefreshedSms(
        TwilioWebhooks.NAME,
        true,
        new RefreshedSecret<>(twilio.authToken(), token -> sms(twilio, token)));
  }

  private SmsProvider sms(Settings.Twilio twilio, String token) {
    return new TwilioSms(
        new TwilioSettings(twilio.accountSid(), token, twilio.from(), twilio.baseUrl()),
        settings.publicUrl(),
        Timeouts.USUAL);
  }

  private ChannelProvider.WhatsAppChannel whatsApp() {
    var sender = settings.whatsApp().map(Settings.WhatsApp::phoneNumberId).orElse("sandbox");
    var provider =
        settings
            .whatsApp()
            .<WhatsAppProvider>map(
                meta ->
                    new RefreshedWhatsApp(
                        CloudWhatsApp.NAME,
                        new RefreshedSecret<>(meta.token(), token -> whatsApp(meta, token))))
            .orElseGet(SandboxWhatsApp::new);
    return new ChannelProvider.WhatsAppChannel(provider, sender);
  }

  private static CloudWhatsApp whatsApp(Settings.WhatsApp meta, String token) {
    return new CloudWhatsApp(
        new CloudApiSettings(meta.phoneNumberId(), token, meta.baseUrl()), Timeouts.USUAL);
  }

  private ChannelProvider.EmailChannel emails() {
    var sender =
        settings
            .smtp()
            .map(Settings.Smtp::from)
            .or(() -> settings.ses().map(Settings.Ses::from))
            .orElse("sandbox@localhost");
    return new ChannelProvider.EmailChannel(emailProvider(), sender);
  }

  private EmailProvider emailProvider() {
    return settings
        .smtp()
        .<EmailProvider>map(
            smtp ->
                new RefreshedEmail("smtp", false, new RefreshedSecret<>(smtp.url(), this::email)))
        .or(() -> settings.ses().map(this::email))
        .orElseGet(SandboxEmail::new);
  }

  private EmailProvider email(Settings.Ses ses) {
    return new SesEmail(
        new SesSettings(ses.region(), ses.configurationSet(), ses.endpoint()),
        ses.credentials(),
        Timeouts.USUAL,
        clock);
  }

  private EmailProvider email(String url) {
    return new SmtpEmail(SmtpSettings.parse(url), Timeouts.USUAL, clock);
  }
}
