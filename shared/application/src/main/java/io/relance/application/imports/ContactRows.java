package io.relance.application.imports;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ImportContact;
import io.relance.application.contacts.ImportContact.Outcome;
import io.relance.application.contacts.ImportContact.Row;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores rows as contacts. Rows of different people are stored together; of two rows of one person
 * the later is stored after the other.
 */
final class ContactRows implements RowStore {
  private final Import subject;
  private final ImportContact contacts;
  private final Lists lists;
  private final ImportedContacts imported;
  private final ImportedConsents consents;
  private final List<ConsentStatement> statements;
  private final CellValues values;
  private final Map<String, PropertyType> types;

  /** The identities of contacts that a dry run would have created. */
  private final Set<Map.Entry<IdentityKind, String>> imagined = new HashSet<>();

  ContactRows(
      Import subject, ImportTools tools, CellValues values, Map<String, PropertyType> types) {
    this.subject = subject;
    this.contacts = tools.contacts();
    this.lists = tools.lists();
    this.imported = tools.imported();
    this.consents = new ImportedConsents(tools.recordConsent(), subject.request().consents());
    this.statements = subject.request().consents().stream().map(ConsentStatement::of).toList();
    this.values = values;
    this.types = types;
  }

  @Override
  public List<RowOutcome> store(List<MappedRow> rows) {
    var read = rows.stream().map(this::read).toList();
    if (subject.request().dryRun()) {
      return imagine(read);
    }
    var outcomes = new ArrayList<Outcome>();
    for (var group : ofDifferentPeople(read)) {
      outcomes.addAll(contacts.store(group, statements));
    }
    var stored = stored(outcomes);
    consents.state(stored);
    var list = subject.request().list().map(ListId::new);
    list.ifPresent(joined -> lists.add(joined, stored.stream().map(Contact::id).toList()));
    imported.add(subject, event(), stored);
    return outcomes.stream().map(ContactRows::outcome).toList();
  }

  private EventProperties event() {
    var came = EventProperties.of(BuiltInEvent.IMPORT).with("importId", subject.id());
    return subject
        .request()
        .list()
        .map(ListId::new)
        .flatMap(lists::find)
        .map(list -> came.with("list", list.key()))
        .orElse(came);
  }

  private Row read(MappedRow row) {
    var edit = ContactEdit.NONE;
    for (var cell : row.values().entrySet()) {
      edit = with(edit, cell.getKey(), cell.getValue());
    }
    var id = new ContactId(Ids.hash("import", subject.id(), Long.toString(row.row().line())));
    return contacts.read(id, edit);
  }

  private ContactEdit with(ContactEdit edit, ImportField field, String text) {
    return switch (field) {
      case ImportField.OfContact(var contactField) -> edit.set(contactField, text);
      case ImportField.Property(var name) ->
          edit.set(name, values.read(text, types.getOrDefault(name, PropertyType.TEXT)));
      case ImportField.Named _ ->
          edit.set(text.contains("@") ? ContactField.EMAIL : ContactField.PHONE, text);
      case ImportField.Identity _, ImportField.Column _ -> edit;
    };
  }

  private List<RowOutcome> imagine(List<Row> rows) {
    var outcomes = contacts.imagine(rows);
    var imaginedOutcomes = new ArrayList<RowOutcome>();
    for (int at = 0; at < rows.size(); at++) {
      imaginedOutcomes.add(imagine(rows.get(at), outcomes.get(at)));
    }
    return imaginedOutcomes;
  }

  private RowOutcome imagine(Row row, Outcome outcome) {
    if (!(outcome instanceof Outcome.Stored)) {
      return outcome(outcome);
    }
    var identities = row.identities().entrySet();
    boolean before = identities.stream().anyMatch(imagined::contains);
    identities.forEach(it -> imagined.add(Map.entry(it.getKey(), it.getValue())));
    return before ? new RowOutcome.Updated() : outcome(outcome);
  }

  /** Groups of rows, in their order, none of which has two rows with one identity. */
  private static List<List<Row>> ofDifferentPeople(List<Row> rows) {
    var groups = new ArrayList<List<Row>>();
    var group = new ArrayList<Row>();
    var known = new HashSet<Map.Entry<IdentityKind, String>>();
    for (var row : rows) {
      var identities = row.identities().entrySet();
      if (identities.stream().anyMatch(known::contains)) {
        groups.add(List.copyOf(group));
        group.clear();
        known.clear();
      }
      group.add(row);
      known.addAll(identities);
    }
    groups.add(group);
    return groups;
  }

  /** Each contact once, as the last of its rows left it. */
  private static List<Contact> stored(List<Outcome> outcomes) {
    var stored = new LinkedHashMap<ContactId, Contact>();
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Stored(var contact, _)) {
        stored.put(contact.id(), contact);
      }
    }
    return List.copyOf(stored.values());
  }

  private static RowOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored(_, var created) ->
          created ? new RowOutcome.Created() : new RowOutcome.Updated();
      case Outcome.Refused(var field, var reason) -> new RowOutcome.Rejected(field, reason);
    };
  }
}
