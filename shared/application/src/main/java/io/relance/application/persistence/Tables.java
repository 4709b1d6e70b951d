package io.relance.application.persistence;

import io.relance.domain.store.Index;
import io.relance.domain.store.Table;
import java.util.List;

/**
 * Every table and every declared index; `template.yaml` and the embedded store declare the same.
 *
 * <p>An index with one partition for millions of items is spread; the arithmetic is in
 * `docs/decisions/aws.md`.
 */
public final class Tables {
  /** Automations by the name they are listed under. */
  public static final Index AUTOMATIONS_LISTED = new Index("listed", "listed", "listedAs");

  public static final Table AUTOMATIONS = Table.of("automations", AUTOMATIONS_LISTED);

  /** Contacts and lists in the order of their creation. */
  public static final Index CONTACTS_LISTED =
      new Index("listed", "listed", "listedAs").spreadOver(8);

  public static final Table CONTACTS = Table.of("contacts", CONTACTS_LISTED);

  /** Events of shops and contacts. */
  public static final Table OCCURRENCES = Table.of("occurrences");

  /** The enrollments of a contact, by when they began. */
  public static final Index ENROLLMENTS_OF_CONTACT =
      new Index("enrollmentsOfContact", "contact", "enteredAt");

  /** The enrollments of an automation, by when they began. */
  public static final Index ENROLLMENTS_OF_AUTOMATION =
      new Index("enrollmentsOfAutomation", "automation", "enteredAt").spreadOver(16);

  /**
   * The waves of an automation, those that have not ended and those that have in partitions of
   * their own, by when they were formed.
   */
  public static final Index OPEN_WAVES = new Index("openWaves", "openIn", "formedAt");

  public static final Table WALKS =
      Table.of("walks", ENROLLMENTS_OF_CONTACT, ENROLLMENTS_OF_AUTOMATION, OPEN_WAVES);

  public static final Index SENDS_OF_CONTACT = new Index("sendsOfContact", "contact", "at");
  public static final Index SENDS_OF_AUTOMATION =
      new Index("sendsOfAutomation", "automation", "at").spreadOver(16);
  public static final Index SENDS_LISTED = new Index("sendsListed", "listed", "at").spreadOver(16);

  public static final Table SENDS =
      Table.of("sends", SENDS_OF_CONTACT, SENDS_OF_AUTOMATION, SENDS_LISTED);

  public static final Table AGENDA = Table.of("agenda");

  /** Tokens, audit, dead letters, keys that make requests idempotent. */
  public static final Table PLATFORM = Table.of("platform");

  public static final List<Table> ALL =
      List.of(AUTOMATIONS, CONTACTS, OCCURRENCES, WALKS, SENDS, AGENDA, PLATFORM);

  private Tables() {}
}
