package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.explanation.Explanation;
import io.relance.application.explanation.Fact;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.SendId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a contact did or did not get the messages of an automation.
 *
 * @param received how many messages were sent to the contact, as far as the facts reach
 * @param summary the answer in one sentence
 * @param facts oldest first: of the newest 20 events and the newest 10 enrollments
 * @param complete whether there are no older facts
 */
@Schema(
    name = "ContactExplanation",
    requiredProperties = {
      "contactId",
      "automationId",
      "automationName",
      "received",
      "summary",
      "facts",
      "complete"
    })
public record ContactExplanation(
    String contactId,
    String automationId,
    String automationName,
    int received,
    String summary,
    List<ExplanationFact> facts,
    boolean complete) {

  static ContactExplanation of(
      ContactId contact, AutomationSummary automation, Explanation explanation) {
    return new ContactExplanation(
        contact.value(),
        automation.id().value(),
        automation.name(),
        explanation.received(),
        explanation.summary(),
        explanation.facts().stream().map(ExplanationFact::of).toList(),
        explanation.complete());
  }

  /**
   * One fact.
   *
   * @param at when it happened or began; of a message when it was queued
   * @param sentence the fact in plain English
   * @param eventId the event or the launch that caused it
   * @param until the end of a wait
   * @param reason the code of a skip, a refusal or a cancellation, the exit of a condition, or the
   *     provider's error
   * @param criteria the criteria that decided a condition; absent after 90 days
   */
  @Schema(
      name = "ExplanationFact",
      requiredProperties = {"at", "type", "sentence", "criteria"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ExplanationFact(
      Instant at,
      ExplanationType type,
      String sentence,
      Optional<String> eventId,
      Optional<String> enrollmentId,
      Optional<String> elementId,
      Optional<String> messageId,
      Optional<Instant> until,
      Optional<String> reason,
      Optional<String> providerCode,
      List<DecidingCriterion> criteria) {
    private static ExplanationFact of(Fact fact) {
      var references = fact.references();
      return new ExplanationFact(
          fact.at(),
          ExplanationType.valueOf(fact.type().name()),
          fact.sentence(),
          references.event(),
          references.enrollment().map(EnrollmentId::value),
          references.element().map(ElementId::value),
          references.message().map(SendId::value),
          fact.until(),
          fact.reason(),
          fact.providerCode(),
          fact.criteria().stream().map(DecidingCriterion::of).toList());
    }

    /** Never shows a value of the contact. */
    @Override
    public String toString() {
      return "ExplanationFact[at=" + at + ", type=" + type + "]";
    }
  }

  /**
   * A criterion that decided a condition.
   *
   * @param path its path in the criteria of the condition; empty for the criteria themselves
   * @param criterion the criterion in plain English
   * @param value the contact's value when it was decided; absent when there was none
   */
  @Schema(
      name = "DecidingCriterion",
      requiredProperties = {"path", "criterion", "holds"})
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record DecidingCriterion(
      String path, String criterion, Optional<String> value, boolean holds) {
    static DecidingCriterion of(Fact.DecidedCriterion decided) {
      return new DecidingCriterion(
          decided.path(), decided.criterion(), decided.value(), decided.holds());
    }

    /** Never shows a value of the contact. */
    @Override
    public String toString() {
      return "DecidingCriterion[path=" + path + "]";
    }
  }
}
