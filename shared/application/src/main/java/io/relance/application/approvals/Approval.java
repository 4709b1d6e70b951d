package io.relance.application.approvals;

import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for approval of the prepared messages of an element.
 *
 * @param decision empty while it is pending
 */
public record Approval(
    ApprovalId id,
    Subject subject,
    ApprovalState state,
    Instant createdAt,
    Instant expiresAt,
    Optional<Decision> decision) {
  static final String STATE = "state";
  static final String DECIDED_AT = "decidedAt";
  static final String DECIDED_BY = "decidedBy";
  static final String CONTACTS = "contacts";

  private static final String ALL = "approvals";

  /**
   * What is to be approved: the messages of a launch at an element, or those of an activation.
   *
   * @param launch empty for contacts who entered without one
   */
  public record Subject(
      AutomationId automation,
      long version,
      long activation,
      ElementId element,
      Optional<LaunchId> launch) {
    static Subject of(Wave wave, ElementId element) {
      return new Subject(
          wave.automation(), wave.version(), wave.activation(), element, wave.launch());
    }

    /** The item that names the latest approval of this subject. */
    ItemKey latest() {
      return new ItemKey(
          Tables.WALKS,
          "approval-of#" + automation + "#" + version + "#" + element,
          launch.map(LaunchId::value).orElse("activation " + activation));
    }
  }

  /**
   * How it was decided.
   *
   * @param by the name of the token, or the address of the approver; empty without a decision
   * @param contacts how many contacts waited for it then
   */
  public record Decision(Instant at, String by, long contacts) {
    /** Never shows an address. */
    @Override
    public String toString() {
      return "Decision[at=" + at + "]";
    }
  }

  public boolean isPending() {
    return state == ApprovalState.PENDING;
  }

  static ItemKey key(ApprovalId id) {
    return new ItemKey(Tables.WALKS, ALL, id.value());
  }

  /** The partition of all approvals, in the order in which they were asked for. */
  static String all() {
    return ALL;
  }

  /** The partition of the waves that wait for it. */
  static String waiting(ApprovalId id) {
    return "approval-waiting#" + id;
  }

  /** The item of a wave that waits for it. */
  static ItemKey waiting(ApprovalId id, WaveId wave) {
    return new ItemKey(Tables.WALKS, waiting(id), wave.value());
  }

  Item item() {
    return ItemBuilder.at(key(id))
        .text("automation", subject.automation().value())
        .number("version", subject.version())
        .number("activation", subject.activation())
        .text("element", subject.element().value())
        .text("launch", subject.launch().map(LaunchId::value))
        .text(STATE, Choices.name(state))
        .instant("createdAt", createdAt)
        .instant("expiresAt", expiresAt)
        .instant(DECIDED_AT, decision.map(Decision::at))
        .build();
  }

  static Approval of(Item item) {
    var subject =
        new Subject(
            new AutomationId(item.text("automation").orElseThrow()),
            item.number("version"),
            item.number("activation"),
            new ElementId(item.text("element").orElseThrow()),
            item.text("launch").map(LaunchId::new));
    var decision =
        item.text(DECIDED_AT)
            .map(
                at ->
                    new Decision(
                        Instant.parse(at),
                        item.text(DECIDED_BY).orElse(""),
                        item.number(CONTACTS)));
    return new Approval(
        new ApprovalId(item.key().sort()),
        subject,
        Optional.ofNullable(Choices.of(ApprovalState.class).get(item.text(STATE).orElseThrow()))
            .orElseThrow(),
        item.instant("createdAt").orElseThrow(),
        item.instant("expiresAt").orElseThrow(),
        decision);
  }
}
