package io.relance.functions.api.simulations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.simulation.SimulatedMessage;
import io.relance.application.simulation.SimulatedStep;
import io.relance.application.simulation.SimulationResult;
import io.relance.functions.api.contacts.ContactBodies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the route that simulates automations. */
public final class SimulationBodies {
  private SimulationBodies() {}

  /**
   * A simulation that is asked for, of exactly one of {@code contactId} and {@code contact}.
   *
   * @param contactId who enters, as the contact stands now
   * @param contact who enters, made up, with the fields of a contact
   * @param flow a flow that is not saved; the draft of the automation when absent
   * @param event what triggers the automation
   * @param properties what texts may use as {@code entry}
   * @param replies what the contact writes on the way
   * @param startAt when the contact enters; now when absent
   */
  @Schema(name = "SimulationRequest")
  public record Request(
      @Nullable String contactId,
      ContactBodies.@Nullable Change contact,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode flow,
      @Nullable SimulatedEvent event,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties,
      @Nullable List<SimulatedReply> replies,
      @Schema(type = "string", format = "date-time") @Nullable String startAt) {}

  /**
   * What triggers the automation.
   *
   * @param variables what texts may use: {@code order}, {@code checkout}, {@code fulfillment},
   *     {@code message}
   * @param text what the contact writes to trigger it; its first keyword when absent
   */
  @Schema(name = "SimulatedEvent")
  public record SimulatedEvent(
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode variables,
      @Nullable String text) {}

  /**
   * Something that the contact writes.
   *
   * @param after how long after the start, an ISO 8601 duration; at once when absent
   */
  @Schema(name = "SimulatedReply")
  public record SimulatedReply(
      @Nullable String after,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String text) {}

  /**
   * All that would happen, in order, without side effects.
   *
   * @param ended how the enrollment would end
   */
  @Schema(name = "Simulation")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Simulation(List<Step> steps, Optional<Ended> ended) {
    static Simulation of(SimulationResult.Done done) {
      return new Simulation(
          done.steps().stream().map(Step::of).toList(),
          done.ended().map(it -> new Ended(it.outcome(), it.reason())));
    }
  }

  /**
   * How an enrollment would end.
   *
   * @param outcome that of the end that is reached: success, abandon, failure or neutral
   */
  @Schema(name = "SimulationEnd")
  public record Ended(String outcome, String reason) {}

  /**
   * One thing that would happen.
   *
   * @param at when, on the clock of the simulation
   * @param until when a wait would be over
   * @param elementId the element at which it happens
   * @param type what happens
   * @param exit the way on from there
   * @param reason why: a code, or in words
   * @param message that would be sent, or that the contact writes
   */
  @Schema(name = "SimulationStep")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Step(
      Instant at,
      Optional<Instant> until,
      String elementId,
      @Schema(
              type = "string",
              allowableValues = {
                "entered",
                "sent",
                "skipped",
                "failed",
                "held",
                "forwarded",
                "added",
                "waited",
                "decided",
                "replied",
                "ended"
              })
          String type,
      Optional<String> exit,
      Optional<String> reason,
      Optional<StepMessage> message) {
    static Step of(SimulatedStep step) {
      return new Step(
          step.at(),
          step.until(),
          step.element(),
          step.what().name().toLowerCase(Locale.ROOT),
          step.exit(),
          step.reason(),
          step.message().map(StepMessage::of));
    }
  }

  /**
   * A message of a simulation.
   *
   * @param segments how many a carrier would bill; 0 for what is not billed so
   */
  @Schema(name = "SimulatedMessage")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record StepMessage(
      @Schema(
              type = "string",
              allowableValues = {"sms", "whatsapp", "email"})
          String channel,
      Optional<String> subject,
      String text,
      int segments) {
    static StepMessage of(SimulatedMessage message) {
      return new StepMessage(
          message.channel().name().toLowerCase(Locale.ROOT),
          message.subject(),
          message.text(),
          message.segments());
    }
  }
}
