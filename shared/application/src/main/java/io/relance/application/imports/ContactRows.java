package io.relance.application.imports;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ImportContact;
import io.relance.application.contacts.ImportContact.Outcome;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Stores rows as contacts. Rows of different people are stored at the same time; of two rows of one
 * person the later is stored after the other.
 */
final class ContactRows implements RowStore {
  private final Import subject;
  private final ImportContact contacts;
  private final Lists lists;
  private final ImportedConsents consents;
  private final CellValues values;
  private final Map<String, PropertyType> types;

  /** The identities of contacts that a dry run would have created. */
  private final Set<String> imagined = new HashSet<>();

  ContactRows(
      Import subject, ImportTools tools, CellValues values, Map<String, PropertyType> types) {
    this.subject = subject;
    this.contacts = tools.contacts();
    this.lists = tools.lists();
    this.consents = new ImportedConsents(tools, subject.request().consents());
    this.values = values;
    this.types = types;
  }

  private record Prepared(ContactId id, ContactEdit edit, Set<String> identities) {}

  @Override
  public List<RowOutcome> store(List<MappedRow> rows) {
    var prepared = rows.stream().map(this::prepared).toList();
    if (subject.request().dryRun()) {
      return prepared.stream().map(this::imagine).toList();
    }
    var outcomes = new ArrayList<Outcome>();
    for (var group : ofDifferentPeople(prepared)) {
      outcomes.addAll(together(group));
    }
    join(outcomes);
    return outcomes.stream().map(ContactRows::outcome).toList();
  }

  private Prepared prepared(MappedRow row) {
    var edit = ContactEdit.NONE;
    for (var cell : row.values().entrySet()) {
      edit = with(edit, cell.getKey(), cell.getValue());
    }
    var id = new ContactId(Ids.hash("import", subject.id(), Long.toString(row.row().line())));
    var identities =
        contacts.identities(edit).entrySet().stream()
            .map(identity -> identity.getKey() + identity.getValue())
            .collect(Collectors.toSet());
    return new Prepared(id, edit, identities);
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

  private RowOutcome imagine(Prepared row) {
    return switch (contacts.imagine(row.id(), row.edit())) {
      case Outcome.Stored(_, var created) -> {
        boolean before = row.identities().stream().anyMatch(imagined::contains);
        imagined.addAll(row.identities());
        yield created && !before ? new RowOutcome.Created() : new RowOutcome.Updated();
      }
      case Outcome.Refused refused -> outcome(refused);
    };
  }

  /** Groups of rows, in their order, none of which has two rows with one identity. */
  private static List<List<Prepared>> ofDifferentPeople(List<Prepared> rows) {
    var groups = new ArrayList<List<Prepared>>();
    var group = new ArrayList<Prepared>();
    var known = new HashSet<String>();
    for (var row : rows) {
      if (row.identities().stream().anyMatch(known::contains)) {
        groups.add(List.copyOf(group));
        group.clear();
        known.clear();
      }
      group.add(row);
      known.addAll(row.identities());
    }
    groups.add(group);
    return groups;
  }

  private List<Outcome> together(List<Prepared> rows) {
    var done = new ArrayList<Future<Outcome>>();
    // Closing the workers waits for them.
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      rows.forEach(row -> done.add(workers.submit(() -> store(row))));
    }
    return done.stream().map(ContactRows::result).toList();
  }

  private Outcome store(Prepared row) {
    var outcome = contacts.store(row.id(), row.edit());
    if (outcome instanceof Outcome.Stored(var contact, _)) {
      consents.state(contact);
    }
    return outcome;
  }

  private static Outcome result(Future<Outcome> running) {
    return switch (running.state()) {
      case SUCCESS -> running.resultNow();
      case FAILED ->
          throw running.exceptionNow() instanceof RuntimeException failure
              ? failure
              : new IllegalStateException("A row was not stored", running.exceptionNow());
      case RUNNING, CANCELLED -> throw new IllegalStateException("A row was not stored");
    };
  }

  private void join(List<Outcome> outcomes) {
    var contactIds =
        outcomes.stream()
            .filter(Outcome.Stored.class::isInstance)
            .map(stored -> ((Outcome.Stored) stored).contact())
            .distinct()
            .toList();
    subject.request().list().map(ListId::new).ifPresent(list -> lists.add(list, contactIds));
  }

  private static RowOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored(_, var created) ->
          created ? new RowOutcome.Created() : new RowOutcome.Updated();
      case Outcome.Refused(var field, var reason) -> new RowOutcome.Rejected(field, reason);
    };
  }
}
