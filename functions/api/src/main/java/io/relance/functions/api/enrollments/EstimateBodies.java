package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.estimates.LaunchEstimate;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the route that estimates launches. */
public final class EstimateBodies {
  private EstimateBodies() {}

  /**
   * A launch to estimate.
   *
   * @param automationId the automation; what it would do is that of its active version, or of its
   *     draft while it is inactive
   * @param audience the contacts to enroll
   */
  @Schema(
      name = "LaunchEstimateRequest",
      requiredProperties = {"automationId", "audience"})
  public record Request(@Nullable String automationId, LaunchBodies.@Nullable Audience audience) {}

  /**
   * Contacts or messages that would not go.
   *
   * @param reason as {@code excluded} of a launch and {@code skipped} of a report name it
   */
  @Schema(name = "LaunchEstimateStep")
  public record Step(String reason, long count) {}

  /**
   * What a launch would do now, up to the first delay of each contact.
   *
   * @param all the contacts of the audience
   * @param steps what is excluded, in the order of the rules
   * @param willReceive the messages that a provider would get: sent, failed and unconfirmed ones
   * @param held the messages that would wait for the end of quiet hours
   * @param segments of the text messages that would be sent
   * @param cost what the launch would cost, to its last element; null for a flow that does not
   *     compile
   * @param duration how long sending would take at the rates of the senders, in ISO 8601
   */
  @Schema(name = "LaunchEstimate")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record View(
      long all,
      List<Step> steps,
      long willReceive,
      long held,
      long segments,
      @Nullable LaunchCostView cost,
      String duration) {
    static View of(LaunchEstimate estimate, Flow flow, ShortLinks links) {
      return new View(
          estimate.all(),
          estimate.excluded().entrySet().stream()
              .map(step -> new Step(step.getKey(), step.getValue()))
              .toList(),
          estimate.willReceive(),
          estimate.held(),
          estimate.segments(),
          LaunchCostView.of(estimate, flow, links),
          estimate.duration().toString());
    }
  }
}
