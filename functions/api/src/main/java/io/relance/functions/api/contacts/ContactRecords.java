package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.model.Contact;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.persistence.Json;
import io.relance.application.privacy.ContactExport;
import io.relance.application.promocodes.GrantedCode;
import io.relance.functions.api.messages.MessageView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All data stored about a contact.
 *
 * @param consents every statement about consent, oldest first
 * @param lists the lists that it is on
 * @param rows its rows of related tables
 * @param events what the contact did and what happened to it
 * @param enrollments the automations that the contact entered, with its steps in each
 * @param messages messages sent to the contact, planned for it, or received from it
 * @param records data from its orders, checkouts, messages and other events
 */
@Schema(name = "ContactExport")
public record ContactRecords(
    ContactBodies.View contact,
    List<ConsentRecord> consents,
    List<ListRecord> lists,
    List<RowRecord> rows,
    List<EventRecord> events,
    List<EnrollmentRecord> enrollments,
    List<MessageView> messages,
    List<StoredRecord> records) {

  static ContactRecords of(Contact contact, ContactExport export) {
    return new ContactRecords(
        ContactBodies.View.of(contact),
        export.consents().stream().map(ConsentRecord::of).toList(),
        export.lists().stream().map(list -> new ListRecord(list.id(), list.name())).toList(),
        export.rows().stream()
            .map(row -> new RowRecord(row.table(), row.key(), row.values()))
            .toList(),
        export.activities().stream().map(EventRecord::of).toList(),
        export.enrollments().stream().map(EnrollmentRecord::of).toList(),
        export.messages().stream().map(MessageView::of).toList(),
        export.records().stream().map(StoredRecord::of).toList());
  }

  /**
   * One statement about consent.
   *
   * @param changed whether it changed the contact's consent
   * @param reason the text of the contact or the error of the provider that caused it
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

  /**
   * A row of a related table that belongs to the contact.
   *
   * @param table the key of the table
   * @param row the key of the row
   */
  @Schema(name = "RowRecord")
  public record RowRecord(String table, String row, Map<String, Object> values) {}

  /** An event of the contact. */
  @Schema(name = "EventRecord")
  public record EventRecord(Instant at, TimelineType type, JsonNode attributes) {
    private static EventRecord of(ContactExport.Activity activity) {
      var details = activity.details();
      return new EventRecord(
          activity.at(),
          TimelineType.of(
              activity.kind(), details.path("state").asText(), details.hasNonNull("reason")),
          WireAttributes.of(details));
    }
  }

  /**
   * One enrollment in an automation.
   *
   * @param source the event or the launch that caused the enrollment
   * @param current where it is; absent once it has ended
   * @param promoCodes the promo codes that it was granted
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
      Optional<PositionRecord> current,
      List<PromoCodeRecord> promoCodes) {
    private static EnrollmentRecord of(ContactExport.Passage passage) {
      var enrollment = passage.enrollment();
      return new EnrollmentRecord(
          enrollment.id().value(),
          enrollment.automation().value(),
          enrollment.version(),
          enrollment.source(),
          enrollment.enteredAt(),
          enrollment.endedAt(),
          enrollment.outcome(),
          passage.walk().passed().stream().map(StepRecord::of).toList(),
          passage.walk().now().map(PositionRecord::of),
          passage.promoCodes().stream().map(PromoCodeRecord::of).toList());
    }
  }

  /**
   * An element that the contact has completed.
   *
   * @param exit the exit that it took; absent where it ended
   * @param until the end of its wait
   */
  @Schema(name = "StepRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record StepRecord(
      Instant at, String elementId, Optional<String> exit, Optional<Instant> until) {
    private static StepRecord of(EnrollmentPath.Passed step) {
      return new StepRecord(step.at(), step.element().value(), step.exit(), step.until());
    }
  }

  /** A promo code that the contact was granted, and at which element. */
  @Schema(name = "PromoCodeRecord")
  public record PromoCodeRecord(Instant at, String elementId, String code) {
    private static PromoCodeRecord of(GrantedCode granted) {
      return new PromoCodeRecord(granted.at(), granted.element().value(), granted.code());
    }
  }

  /** The element that a contact is at, and the end of its wait. */
  @Schema(name = "PositionRecord")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PositionRecord(String elementId, Optional<Instant> until) {
    private static PositionRecord of(EnrollmentPath.Position position) {
      return new PositionRecord(position.element().value(), position.until());
    }
  }

  /**
   * A stored record about the contact.
   *
   * @param type such as {@code event}, {@code order} or {@code checkout}
   * @param id the identity of what it is about, such as {@code order-completed:1001}
   */
  @Schema(name = "StoredRecord")
  public record StoredRecord(String type, String id, JsonNode attributes) {
    private static StoredRecord of(ContactExport.Kept stored) {
      var mark = stored.what().indexOf('#');
      var kind = mark < 0 ? stored.what() : stored.what().substring(0, mark);
      return new StoredRecord(
          kind.equals("occurrence") ? "event" : kind,
          stored.what().substring(mark + 1),
          WireAttributes.of(Json.MAPPER.valueToTree(stored.attributes())));
    }
  }

  /** Never shows who it is about. */
  @Override
  public String toString() {
    return "ContactRecords[contact=" + contact.id() + "]";
  }
}
