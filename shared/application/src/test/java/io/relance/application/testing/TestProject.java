package io.relance.application.testing;

import io.relance.application.composition.Project;
import io.relance.application.composition.ProjectShop;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.shop.ShopAdmin;
import io.relance.providers.sandbox.SandboxEmail;
import io.relance.providers.sandbox.SandboxSms;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.testkit.time.HandClock;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** How the deployments of tests are set up. */
public final class TestProject {
  public static final URI ADDRESS = URI.create("https://relance.example.com");

  private TestProject() {}

  /** A clock that stands at the beginning of a week. */
  public static HandClock clock() {
    return new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  }

  /** A French project whose messages stay here. */
  public static Project inFrance() {
    return inFrance("boot-1");
  }

  /** The same, in a process of a name. */
  public static Project inFrance(String boot) {
    return of(
        ZoneId.of("Europe/Paris"),
        "FR",
        Set.of(),
        new SandboxSms(),
        WorkerLeases.singleProcess(boot, InstantSource.system()));
  }

  /**
   * A project that no rate holds up.
   *
   * @param ownNumbers the numbers that its texts come from
   */
  public static Project of(ZoneId zone, String country, Set<String> ownNumbers, SmsProvider sms) {
    return of(
        zone,
        country,
        ownNumbers,
        sms,
        WorkerLeases.singleProcess("boot-1", InstantSource.system()));
  }

  /** The same project, with a shop whose records can be fetched. */
  public static Project withShop(Project project, ShopAdmin shop) {
    return new Project(
        project.zone(),
        project.country(),
        project.publicUrl(),
        project.smsRate(),
        project.ownNumbers(),
        project.answersOptOuts(),
        project.sendingLimits(),
        project.channelProviders(),
        project.workerLeases(),
        Optional.of(new ProjectShop("example.myshopify.com", Optional.of(shop))));
  }

  private static Project of(
      ZoneId zone,
      String country,
      Set<String> ownNumbers,
      SmsProvider sms,
      WorkerLeases workerLeases) {
    return new Project(
        zone,
        country,
        ADDRESS,
        1_000_000,
        ownNumbers,
        true,
        SendingLimits.NONE,
        new ChannelProviders(
            new ChannelProvider.SmsChannel(sms, ownNumbers.stream().findFirst().orElse("sandbox")),
            new ChannelProvider.EmailChannel(new SandboxEmail(), "shop@example.com"),
            new ChannelProvider.WhatsAppChannel(new SandboxWhatsApp(), "sandbox")),
        workerLeases);
  }
}
