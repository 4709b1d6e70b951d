package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.Contact;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.privacy.ContactExport;
import io.relance.functions.api.messages.MessageView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is held about a contact.
 *
 * @param consents every statement about consent, oldest first
 * @param lists the lists that it is on
 * @param events what it did and what happened to it
 * @param enrollments the automations that it entered, with its way through each
 * @param messages what was sent to it, was to be sent, or came from it
 * @param records what its orders, checkouts, messages and other events say
 */
@Schema(name = "ContactExport")
public record ContactRecords(
    ContactBodies.View contact,
    List<ConsentRecord> consents,
    List<ListRecord> lists,
    List<EventRecord> events,
    List<EnrollmentRecord> enrollments,
    List<MessageView> messages,
    List<StoredRecord> records) {

  static ContactRecords of(Contact contact, ContactExport export) {
    return new ContactRecords(
        ContactBodies.View.of(contact),
        export.consents().stream().map(ConsentRecord::of).toList(),
        export.lists().stream().map(list -> new ListRecord(list.id(), list.name())).toList(),
        export.activities().stream().map(EventRecord::of).toList(),
        export.enrollments().stream().map(EnrollmentRecord::of).toList(),
        export.messages().stream().map(MessageView::of).toList(),
        export.records().stream()
            .map(kept -> new StoredRecord(kept.what(), kept.attributes()))
            .toList());
  }

  /**
   * One statement about consent.
   *
   * @param changed whether it changed what the contact agreed to
   * @param reason the words or the provider's report behind it
   */
  @Schema(name = "ConsentRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ConsentRecord(
      @Schema(
              type = "string",
              allowableValues = {"sms", "email", "whatsapp"})
          String channel,
      @Schema(
              type = "string",
              allowableValues = {"marketing", "transactional"})
          String type,
      @Schema(
              type = "string",
              allowableValues = {"subscribed", "unsubscribed"})
          String state,
      String source,
      Instant at,
      boolean changed,
      Optional<String> reason,
      Instant recordedAt) {
    private static ConsentRecord of(ConsentLedgerEntry line) {
      var consent = ContactBodies.ConsentView.of(line.entry());
      return new ConsentRecord(
          consent.channel(),
          consent.type(),
          consent.state(),
          consent.source(),
          consent.at(),
          line.changed(),
          line.reason(),
          line.recordedAt());
    }
  }

  /** A list that the contact is on. */
  @Schema(name = "ListRecord")
  public record ListRecord(String listId, String name) {}

  /** Something that the contact did or that happened to it. */
  @Schema(name = "EventRecord")
  public record EventRecord(Instant at, String type, JsonNode attributes) {
    private static EventRecord of(ContactExport.Activity activity) {
      return new EventRecord(activity.at(), activity.kind(), activity.details());
    }
  }

  /**
   * One way through an automation.
   *
   * @param source the event or the launch that it entered by
   * @param current where it is; absent once it has ended
   */
  @Schema(name = "EnrollmentRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record EnrollmentRecord(
      String id,
      String automationId,
      long version,
      String source,
      Instant enteredAt,
      Optional<Instant> endedAt,
      Optional<String> outcome,
      List<StepRecord> steps,
      Optional<PositionRecord> current) {
    private static EnrollmentRecord of(ContactExport.Passage passage) {
      var enrollment = passage.enrollment();
      return new EnrollmentRecord(
          enrollment.id(),
          enrollment.automation(),
          enrollment.version(),
          enrollment.source(),
          enrollment.enteredAt(),
          enrollment.endedAt(),
          enrollment.outcome(),
          passage.walk().passed().stream().map(StepRecord::of).toList(),
          passage.walk().now().map(PositionRecord::of));
    }
  }

  /**
   * An element that the contact has left behind.
   *
   * @param exit the exit that it took; absent where it ended
   * @param until the time that it waited for
   */
  @Schema(name = "StepRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record StepRecord(
      Instant at, String elementId, Optional<String> exit, Optional<Instant> until) {
    private static StepRecord of(EnrollmentPath.Passed step) {
      return new StepRecord(step.at(), step.element().value(), step.exit(), step.until());
    }
  }

  /** The element that a contact is at, and the time that it waits for. */
  @Schema(name = "PositionRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PositionRecord(String elementId, Optional<Instant> until) {
    private static PositionRecord of(EnrollmentPath.Standing standing) {
      return new PositionRecord(standing.element().value(), standing.until());
    }
  }

  /** Something stored elsewhere that says something about the contact. */
  @Schema(name = "StoredRecord")
  public record StoredRecord(String type, Map<String, Object> attributes) {}

  /** Never shows who it is about. */
  @Override
  public String toString() {
    return "ContactRecords[contact=" + contact.id() + "]";
  }
}
