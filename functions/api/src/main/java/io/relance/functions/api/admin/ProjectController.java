package io.relance.functions.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.relance.application.admin.Role;
import io.relance.application.composition.Project;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.domain.contact.Channel;
import io.relance.functions.api.Installation;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings of the project, without secrets. */
@Controller("/v1/project")
final class ProjectController {
  private static final String SANDBOX = "sandbox";

  private final Project project;
  private final Installation installation;
  private final ProjectClock clock;

  ProjectController(Project project, Installation installation, ProjectClock clock) {
    this.project = project;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * The project.
   *
   * @param name the host of its public address
   * @param deployment the kind of deployment
   * @param timeZone the zone of days and local times
   * @param country the country of phone numbers without a prefix: two letters
   * @param now the time of the project's clock
   * @param testClock whether {@code /v1/clock} can advance the clock
   */
  @Schema(name = "Project")
  record ProjectView(
      String name,
      String deployment,
      String version,
      String timeZone,
      String country,
      Instant now,
      boolean testClock,
      List<ChannelView> channels) {}

  /**
   * A channel of messages.
   *
   * @param sandbox whether messages only go to the sandbox outbox
   */
  @Schema(name = "ProjectChannel")
  record ChannelView(
      @Schema(
              type = "string",
              allowableValues = {"sms", "email", "whatsapp"})
          String channel,
      String provider,
      boolean sandbox,
      List<SenderView> senders) {}

  /**
   * A sender of messages.
   *
   * @param address a number, a name, an email address, or the id of a number at Meta
   * @param canReceive whether replies to it reach the project
   * @param rate maximum messages per second
   */
  @Schema(name = "ProjectSender")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record SenderView(String address, boolean canReceive, int rate) {}

  /** Reads the project's settings, channels and clock. */
  @Get
  @RequiresRole(Role.ANALYST)
  ProjectView project() {
    return new ProjectView(
        Optional.ofNullable(project.publicUrl().getHost()).orElse("Relance"),
        installation.deployment(),
        installation.version(),
        project.zone().getId(),
        project.country(),
        clock.now().truncatedTo(ChronoUnit.MILLIS),
        installation.testClock(),
        List.of(channel(Channel.SMS), channel(Channel.EMAIL), channel(Channel.WHATSAPP)));
  }

  /** The default sender comes first. */
  private ChannelView channel(Channel channel) {
    var usual = project.channelProviders().of(channel);
    return new ChannelView(
        channel.name().toLowerCase(Locale.ROOT),
        usual.name(),
        usual.name().equals(SANDBOX),
        project.channelProviders().all(channel).stream()
            .map(provider -> sender(channel, provider))
            .toList());
  }

  private SenderView sender(Channel channel, ChannelProvider provider) {
    var receives =
        !provider.name().equals(SANDBOX)
            && (provider instanceof ChannelProvider.SmsChannel sms
                ? project.receives(sms)
                : project.receives(channel));
    return new SenderView(provider.defaultSender(), receives, project.rate(channel));
  }
}
