package io.relance.functions.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.CheckHealth;
import io.relance.application.admin.HealthState;
import io.relance.application.admin.PausedProvider;
import io.relance.functions.api.Installation;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;

/** Health check of the deployment. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private final Installation installation;
  private final CheckHealth checkHealth;

  HealthController(Installation installation, CheckHealth checkHealth) {
    this.installation = installation;
    this.checkHealth = checkHealth;
  }

  /**
   * The health of the deployment.
   *
   * @param status the worst state of a check
   * @param deployment the kind of deployment
   * @param version the version of the build
   * @param pausedProviders the providers that refuse our account, by which nothing is sent; absent
   *     when there are none
   * @param damagedRows up to 100 rows of the database that are damaged and left out of lists;
   *     absent when there are none
   */
  @Schema(
      name = "Health",
      requiredProperties = {"status", "deployment", "version", "checks"})
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Health(
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String status,
      String deployment,
      String version,
      Checks checks,
      List<Paused> pausedProviders,
      List<String> damagedRows) {}

  /**
   * A provider that refuses our account. Messages stay queued, and sending continues by itself when
   * it accepts one.
   *
   * @param code the provider's own code
   * @param reason what the code means
   * @param check what an operator can check
   * @param nextTestAt when the next message tests whether the provider accepts our account
   */
  @Schema(
      name = "PausedProvider",
      requiredProperties = {"provider", "since", "code", "reason", "check", "nextTestAt"})
  record Paused(
      String provider,
      Instant since,
      String code,
      String reason,
      String check,
      Instant nextTestAt) {
    static Paused of(PausedProvider pause) {
      return new Paused(
          pause.provider(),
          pause.since(),
          pause.code(),
          pause.reason(),
          check(pause.provider()),
          pause.nextTestAt());
    }

    private static String check(String provider) {
      return switch (provider) {
        case "twilio" ->
            "RELANCE_TWILIO_ACCOUNT_SID, RELANCE_TWILIO_AUTH_TOKEN, and the state and the balance"
                + " of the account in Twilio's console";
        case "aws-sms" ->
            "the credentials of AWS, their permission sms-voice:SendTextMessage, and the state and the"
                + " spending limit of the account in the console of AWS End User Messaging";
        case "meta" ->
            "RELANCE_WHATSAPP_TOKEN, and the state of the account and the number in Meta's Business"
                + " Manager";
        case "ses" ->
            "the credentials of AWS, their permission ses:SendRawEmail, whether the sender is"
                + " verified, and the state and the quota of the account in the console of SES";
        case "smtp" -> "RELANCE_SMTP_URL, and the account at the mail server";
        default -> "the settings of the provider, and the account there";
      };
    }
  }

  /**
   * The state of each part.
   *
   * @param store the database
   * @param queues degraded while there are dead letters
   * @param disk degraded when space is short; always ok on AWS
   * @param providers whether each channel has a provider; the sandbox counts as one
   * @param sending degraded while sending is paused, or a cap of messages for the day is reached
   */
  @Schema(name = "HealthChecks")
  record Checks(
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String store,
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String queues,
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String disk,
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String providers,
      @Schema(
              type = "string",
              allowableValues = {"ok", "degraded", "down"})
          String sending) {
    static Checks of(CheckHealth.Health health) {
      return new Checks(
          Choices.name(health.store()),
          Choices.name(health.queues()),
          Choices.name(health.disk()),
          Choices.name(health.providers()),
          Choices.name(health.sending()));
    }
  }

  /** Checks the health of the deployment. */
  @Get
  @ApiResponse(responseCode = "200", description = "It works; it may need attention")
  @ApiResponse(
      responseCode = "503",
      description = "A part is down",
      content = @Content(schema = @Schema(implementation = Health.class)))
  HttpResponse<Health> health() {
    var found = checkHealth.check(installation.checks());
    var body =
        new Health(
            Choices.name(found.overall()),
            installation.deployment(),
            installation.version(),
            Checks.of(found),
            found.paused().stream().map(Paused::of).toList(),
            installation.checks().damagedRows());
    return found.overall() == HealthState.DOWN
        ? HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE).body(body)
        : HttpResponse.ok(body);
  }
}
