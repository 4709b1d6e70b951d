package io.relance.application.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.application.execution.ConditionDecision;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.privacy.ContactExport.Activity;
import io.relance.application.privacy.ContactExport.Kept;
import io.relance.application.privacy.ContactExport.OnList;
import io.relance.application.privacy.ContactExport.OwnRow;
import io.relance.application.privacy.ContactExport.Passage;
import io.relance.application.promocodes.GrantedCode;
import io.relance.application.sending.model.Messages;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableRow;
import io.relance.application.tables.TableRows;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Exports the data stored about a contact. */
public final class ExportContact {
  private final ItemStore store;
  private final Contacts contacts;
  private final Lists lists;
  private final RelatedTables tables;
  private final TableRows rows;
  private final TraceEnrollment following;
  private final ConditionDecisions decisions;

  public ExportContact(
      ItemStore store,
      Contacts contacts,
      Lists lists,
      RelatedTables tables,
      TableRows rows,
      TraceEnrollment following,
      ConditionDecisions decisions) {
    this.store = store;
    this.contacts = contacts;
    this.lists = lists;
    this.tables = tables;
    this.rows = rows;
    this.following = following;
    this.decisions = decisions;
  }

  /** Empty when there is no such contact. */
  public Optional<ContactExport> export(ContactId id) {
    return contacts.find(id).map(this::export);
  }

  private ContactExport export(Contact contact) {
    var enrollments = enrollments(contact.id());
    return new ContactExport(
        fields(contact),
        store.all(ConsentLedgerEntry.query(contact.id())).map(ConsentLedgerEntry::of).toList(),
        lists.of(contact.id()).stream()
            .flatMap(id -> lists.find(id).stream())
            .map(ExportContact::list)
            .toList(),
        rows.of(contact.id()).map(this::row).toList(),
        activities(contact.id(), enrollments),
        enrollments,
        messages(contact.id()),
        records(contact.id()));
  }

  private static Map<String, Object> fields(Contact contact) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", contact.id().value());
    for (var field : ContactField.values()) {
      contact.field(field).ifPresent(value -> fields.put(field.wireName(), value));
    }
    fields.put("properties", PropertyValueJson.plain(contact.properties()));
    fields.put("createdAt", contact.createdAt());
    fields.put("updatedAt", contact.updatedAt());
    return fields;
  }

  private OwnRow row(TableRow row) {
    var table = tables.find(row.table()).map(found -> found.key().value());
    return new OwnRow(table.orElse(""), row.key(), PropertyValueJson.plain(row.values()));
  }

  private static OnList list(ContactList list) {
    return new OnList(list.id().value(), list.name());
  }

  private List<Activity> activities(ContactId contact, List<Passage> enrollments) {
    var activities =
        store.all(
            Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
                .startingWith(ContactKeys.ACTIVITY));
    var decided =
        enrollments.stream()
            .flatMap(it -> decisions.of(it.enrollment(), it.walk()).values().stream())
            .sorted(Comparator.comparing(ConditionDecision::at));
    return Stream.concat(
            activities.map(ExportContact::activity), decided.map(ExportContact::decision))
        .toList();
  }

  private static Activity decision(ConditionDecision decision) {
    var details =
        Map.of(
            "enrollment", decision.enrollment().value(),
            "element", decision.element().value(),
            "exit", decision.exit(),
            "criteria", decision.decisive());
    return new Activity(decision.at(), "decided", Json.MAPPER.valueToTree(details));
  }

  private static Activity activity(Item item) {
    var details = (ObjectNode) Json.tree(item.text("details").orElse("{}"));
    item.text(Activities.PROPERTIES)
        .ifPresent(properties -> details.set("properties", Json.tree(properties)));
    return new Activity(item.instant("at").orElseThrow(), item.text("kind").orElseThrow(), details);
  }

  private List<Passage> enrollments(ContactId contact) {
    return store
        .all(Query.of(Tables.WALKS, contact.value()).on(Tables.ENROLLMENTS_OF_CONTACT))
        .map(this::passage)
        .toList();
  }

  private Passage passage(Item item) {
    var enrollment = Enrollments.of(item);
    return new Passage(enrollment, following.trace(enrollment), GrantedCode.of(item));
  }

  private List<Messages.View> messages(ContactId contact) {
    return store
        .all(Query.of(Tables.SENDS, contact.value()).on(Tables.SENDS_OF_CONTACT))
        .map(Messages::view)
        .toList();
  }

  /** Answers to earlier requests are omitted as duplicates. */
  private List<Kept> records(ContactId contact) {
    var keys =
        ContactReferences.of(store, contact)
            .filter(key -> key.table().equals(Tables.OCCURRENCES))
            .toList();
    var records = new ArrayList<Kept>();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = keys.subList(from, Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      store
          .getAll(some)
          .values()
          .forEach(item -> records.add(new Kept(item.key().partition(), PlainItems.plain(item))));
    }
    return records;
  }
}
