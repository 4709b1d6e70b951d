package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.simulation.SimulatedStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the route that previews automations. */
public final class SimulationBodies {
  private SimulationBodies() {}

  /**
   * A preview that is asked for.
   *
   * @param contactId who enters, as the contact stands now
   * @param occurrence what brings the contact in: {@code kind}, the kind of the automation's
   *     trigger, and {@code variables}, what texts may use: {@code order}, {@code checkout}, {@code
   *     fulfillment}, {@code message}, {@code properties}
   * @param replies what the contact writes on the way
   * @param start when the contact enters: an instant; now when absent
   */
  @Schema(name = "SimulationRequest")
  public record Request(
      @Nullable String contactId,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode occurrence,
      @Nullable List<SimulatedReply> replies,
      @Nullable String start)
      implements StrictBody {}

  /**
   * Something that the contact writes.
   *
   * @param after how long after the start, such as {@code PT1H}; at once when absent
   */
  @Schema(name = "SimulatedReply")
  public record SimulatedReply(@Nullable String after, @Nullable String text)
      implements StrictBody {}

  /** All that would happen, in order; nothing of it has. */
  @Schema(name = "Simulation")
  public record Simulation(List<Step> steps) {}

  /**
   * One thing that would happen.
   *
   * @param at when, on the clock of the preview
   * @param element the id of the element at which it happens
   * @param what one of {@code entered, sent, skipped, failed, held, forwarded, added, waited,
   *     decided, replied, ended}
   * @param exit the way on from there
   * @param reason why, in words
   * @param message the text that would be sent, or that the contact writes
   */
  @Schema(name = "SimulationStep")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Step(
      Instant at,
      String element,
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
          String what,
      Optional<String> exit,
      Optional<String> reason,
      Optional<String> message) {
    static Step of(SimulatedStep step) {
      return new Step(
          step.at(),
          step.element(),
          step.what().name().toLowerCase(Locale.ROOT),
          step.exit(),
          step.reason(),
          step.message());
    }
  }
}
