package io.relance.functions.api.simulations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.simulation.SimulatedMessage;
import io.relance.application.simulation.SimulatedReading;
import io.relance.application.simulation.SimulatedStep;
import io.relance.application.simulation.SimulationResult;
import io.relance.functions.api.contacts.ContactBodies;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the route that simulates automations. */
public final class SimulationBodies {
  private SimulationBodies() {}

  /**
   * A simulation to run, of exactly one of {@code contactId} and {@code contact}.
   *
   * @param contactId the contact who enters, with its current data
   * @param contact a contact that is not stored, with the fields of a contact
   * @param flow a flow that is not saved; the draft of the automation when absent
   * @param event what triggers the automation
   * @param properties properties that texts may use as {@code entry}
   * @param replies messages that the contact sends during the simulation
   * @param approvals how approvals are decided; those that are not named are given at once
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
      @Nullable List<SimulatedApproval> approvals,
      @Schema(type = "string", format = "date-time") @Nullable String startAt) {}

  /**
   * What triggers the automation.
   *
   * @param variables what texts may use
   * @param text what the contact writes to trigger it; its first keyword when absent
   */
  @Schema(name = "SimulatedEvent")
  public record SimulatedEvent(
      @Schema(implementation = EventVariables.class) @Nullable JsonNode variables,
      @Nullable String text) {}

  /** What texts may use of an event, as its source sends it. */
  @Schema(name = "EventVariables")
  public record EventVariables(
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode order,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode checkout,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode fulfillment,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode message) {}

  /**
   * A message from the contact.
   *
   * @param after how long after the start, an ISO 8601 duration; immediately when absent
   */
  @Schema(name = "SimulatedReply")
  public record SimulatedReply(
      @Nullable String after,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String text) {}

  /**
   * The decision of an approval.
   *
   * @param elementId the approval
   * @param after how long after it is asked for, an ISO 8601 duration; at once when absent
   */
  @Schema(name = "SimulatedApproval")
  public record SimulatedApproval(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String elementId,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              type = "string",
              allowableValues = {"approved", "refused", "expired"})
          @Nullable String decision,
      @Nullable String after) {}

  /**
   * The steps that would happen, in order; a simulation has no side effects.
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
   * @param outcome the outcome of the end element reached: success, abandon, failure or neutral
   */
  @Schema(name = "SimulationEnd")
  public record Ended(String outcome, String reason) {}

  /**
   * A step of a simulation.
   *
   * @param at when, on the clock of the simulation
   * @param until the end of a wait
   * @param elementId the element at which it happens
   * @param type what happens
   * @param exit the exit taken
   * @param reason a code or an error message
   * @param message that would be sent, or that the contact writes
   * @param matched how a reply is read to the question that waits for it
   * @param sets the properties of the contact that an answer would set
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
                "removed",
                "updated",
                "unsubscribed",
                "exported",
                "granted",
                "waited",
                "decided",
                "replied",
                "ended"
              })
          String type,
      Optional<String> exit,
      Optional<String> reason,
      Optional<StepMessage> message,
      Optional<Matched> matched,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> sets) {
    static Step of(SimulatedStep step) {
      return new Step(
          step.at(),
          step.until(),
          step.element().value(),
          step.what().name().toLowerCase(Locale.ROOT),
          step.exit(),
          step.reason(),
          step.message().map(StepMessage::of),
          step.reading().map(Matched::of),
          step.reading().map(SimulatedReading::sets).orElse(Map.of()));
    }
  }

  /**
   * How a reply is read to a question.
   *
   * @param choice the choice, as written in the flow
   * @param others the choices that it may mean, if these are several
   */
  @Schema(name = "SimulatedMatch")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Matched(
      Optional<String> choice,
      @Schema(
              type = "string",
              allowableValues = {
                "number",
                "exact",
                "alias",
                "word",
                "contains",
                "abbreviation",
                "spelling",
                "none"
              })
          String how,
      List<String> others) {
    static Matched of(SimulatedReading reading) {
      return new Matched(reading.choice(), Choices.name(reading.how()), reading.others());
    }
  }

  /**
   * A message of a simulation.
   *
   * @param segments SMS segments that would be billed; 0 for other channels
   * @param links the addresses that its short links would lead to
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
      int segments,
      List<String> links) {
    static StepMessage of(SimulatedMessage message) {
      return new StepMessage(
          message.channel().name().toLowerCase(Locale.ROOT),
          message.subject(),
          message.text(),
          message.segments(),
          message.links());
    }
  }
}
