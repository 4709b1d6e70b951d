package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.CancelWaves;
import io.relance.application.execution.Enrollment.End;
import io.relance.application.execution.ListEnrollments.Located;
import io.relance.application.execution.ListEnrollments.State;
import io.relance.domain.flow.EndOutcome;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about enrollments. */
public final class EnrollmentBodies {
  static final String IN_PROGRESS = "in-progress";
  static final String ENDED = "ended";

  /** How an enrollment can end: the outcomes of end elements, and the reasons of other ends. */
  static final List<String> OUTCOMES =
      Stream.concat(
              Choices.of(EndOutcome.class).keySet().stream(),
              Stream.of(
                  CancelWaves.CANCELLED,
                  BranchByContact.ERASED,
                  EndReason.EXPIRED.wireName(),
                  EndReason.FALLBACK.wireName(),
                  EndReason.OPTED_OUT.wireName(),
                  EndReason.OTHER_KEYWORD.wireName()))
          .toList();

  private EnrollmentBodies() {}

  /**
   * A contact to enroll.
   *
   * @param properties properties that texts may use as {@code entry.<name>}
   */
  @Schema(name = "EnrollmentRequest")
  public record Creation(
      @Nullable String contactId,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties) {}

  /** An accepted enrollment request; the contact enters unless the re-entry policy refuses it. */
  @Schema(name = "AcceptedEnrollment")
  public record Accepted(String id, String automationId, String contactId) {}

  /**
   * One contact's way through an automation.
   *
   * @param version the version of the flow
   * @param elementId the current element, or the last one
   * @param until the end of the current delay
   * @param outcome how it ended: the outcome of the end element reached, or the reason
   * @param reason the reason if it ended before an end element
   */
  @Schema(name = "Enrollment")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String contactId,
      String automationId,
      Instant enteredAt,
      long version,
      String elementId,
      Optional<Instant> until,
      @Schema(
              type = "string",
              allowableValues = {IN_PROGRESS, ENDED})
          String state,
      Optional<Instant> endedAt,
      @Schema(
              type = "string",
              allowableValues = {
                "success",
                "abandon",
                "failure",
                "neutral",
                "taken-out",
                "erased",
                "expired",
                "fallback",
                "opted-out",
                "other-keyword"
              })
          Optional<String> outcome,
      Optional<String> reason) {

    static View of(Located located) {
      var enrollment = located.enrollment();
      return new View(
          enrollment.id().value(),
          enrollment.contact().value(),
          enrollment.automation().value(),
          enrollment.enteredAt(),
          enrollment.version(),
          located.element().value(),
          located.until(),
          word(State.of(enrollment)),
          enrollment.endedAt(),
          enrollment.outcome(),
          enrollment.end().flatMap(End::reason));
    }
  }

  static String word(State state) {
    return switch (state) {
      case IN_PROGRESS -> IN_PROGRESS;
      case ENDED -> ENDED;
    };
  }
}
