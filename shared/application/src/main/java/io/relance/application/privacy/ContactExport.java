package io.relance.application.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.sending.model.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The data stored about a contact.
 *
 * @param contact its fields, by their names
 * @param consents the whole ledger
 * @param lists the lists that it is on
 * @param rows its rows of related tables
 * @param activities what it did and what happened to it
 * @param enrollments the automations that it entered, with its way through each
 * @param messages what was sent to it or was to be sent, with every text
 * @param records what its orders, checkouts, messages and other occurrences say
 */
public record ContactExport(
    Map<String, Object> contact,
    List<ConsentLedgerEntry> consents,
    List<OnList> lists,
    List<OwnRow> rows,
    List<Activity> activities,
    List<Passage> enrollments,
    List<Messages.View> messages,
    List<Kept> records) {

  /** A list that the contact is on. */
  public record OnList(String id, String name) {}

  /**
   * A row of a related table.
   *
   * @param table the key of the table
   */
  public record OwnRow(String table, String key, Map<String, Object> values) {}

  /** Something on the contact's timeline. */
  public record Activity(Instant at, String kind, JsonNode details) {}

  /**
   * One way through an automation.
   *
   * @param promoCodes the promo codes that were granted on it
   */
  public record Passage(Enrollment enrollment, EnrollmentPath walk, List<GrantedCode> promoCodes) {
    public Passage {
      promoCodes = List.copyOf(promoCodes);
    }
  }

  /** A record stored elsewhere that concerns the contact. */
  public record Kept(String what, Map<String, Object> attributes) {}
}
