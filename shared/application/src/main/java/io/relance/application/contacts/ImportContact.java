package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.ImportMatching.Match;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.Concurrently;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.phone.PhoneNumbers;
import io.relance.application.properties.PropertyCatalog;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Creates or changes the contacts of rows: the one with a row's customer id, else with its email,
 * else with its phone. What the row does not have does not change.
 */
public final class ImportContact {
  private final Contacts contacts;
  private final PhoneNumbers phones;
  private final ImportMatching matching;

  public ImportContact(ItemStore store, Contacts contacts, PhoneNumbers phones) {
    this.contacts = contacts;
    this.phones = phones;
    this.matching = new ImportMatching(store, contacts);
  }

  /** The outcome of a row. */
  public sealed interface Outcome {
    /** The contact is stored. */
    record Stored(Contact contact, boolean created) implements Outcome {}

    /**
     * Nothing is stored.
     *
     * @param field the field at fault
     * @param reason what must be
     */
    record Refused(String field, String reason) implements Outcome {}
  }

  /**
   * A row as it was read.
   *
   * @param id of the contact if it is created; the same row always has the same
   * @param contact as the row alone would make it
   * @param problems what of the row cannot be read
   */
  public record Row(ContactId id, ContactEdit edit, Contact contact, List<Diagnostic> problems) {
    /** What identifies the contact, normalized, by the fields; empty when the row is at fault. */
    public Map<IdentityKind, String> identities() {
      return problems.isEmpty() ? contact.identities().present() : Map.of();
    }
  }

  /** Reads a row. */
  public Row read(ContactId id, ContactEdit edit) {
    var reader = new EditReader(phones);
    var contact = reader.apply(edit, Contact.blank(id, contacts.writer().now()));
    return new Row(id, edit, contact, List.copyOf(reader.problems()));
  }

  /**
   * Stores rows, no two of which have an identity in common; of two rows that find one contact the
   * later is stored after the other.
   *
   * @param consents what contacts that are created have agreed to; it lifts no opt-out that stands
   *     for an address
   * @return the outcomes, in the order of the rows
   */
  public List<Outcome> store(List<Row> rows, List<ConsentStatement> consents) {
    var outcomes = new HashMap<ContactId, Outcome>();
    var left = new ArrayList<>(rows);
    while (!left.isEmpty()) {
      OptimisticRetry.retryUntil(
          "contact", left.getFirst().id().value(), () -> storeSome(left, consents, outcomes));
    }
    return rows.stream().map(row -> Objects.requireNonNull(outcomes.get(row.id()))).toList();
  }

  /** Stores those rows that it can, and removes them; false when others changed all of theirs. */
  private boolean storeSome(
      List<Row> left, List<ConsentStatement> consents, Map<ContactId, Outcome> outcomes) {
    var drafts = drafts(left, consents, outcomes);
    var parts =
        drafts.stream()
            .collect(Collectors.groupingBy(it -> PropertyCatalog.shard(it.draft().after().id())));
    Concurrently.map(parts.values(), this::write).forEach(outcomes::putAll);
    return left.removeIf(row -> outcomes.containsKey(row.id()));
  }

  /** A row with the contact that it makes. */
  private record RowDraft(Row row, Draft draft) {
    boolean creates() {
      return draft.before().version() == 0;
    }

    Outcome stored(Contact contact) {
      return new Outcome.Stored(contact, contact.id().equals(row.id()));
    }
  }

  /** What is to be written; rows without anything to write get their outcomes. */
  private List<RowDraft> drafts(
      List<Row> rows, List<ConsentStatement> consents, Map<ContactId, Outcome> outcomes) {
    var matches = matching.of(rows);
    var drafts = new ArrayList<RowDraft>();
    var touched = new HashSet<ContactId>();
    for (int at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      switch (matches.get(at)) {
        case Match.Unclear(var refused) -> outcomes.put(row.id(), refused);
        case Match.One(var contact) -> {
          if (touched.add(contact.id())) {
            change(row, contact, outcomes).ifPresent(drafts::add);
          }
        }
        case Match.None(var revision) ->
            creation(row, revision, consents, outcomes).ifPresent(drafts::add);
      }
    }
    return drafts;
  }

  private Optional<RowDraft> change(Row row, Contact before, Map<ContactId, Outcome> outcomes) {
    var reader = new EditReader(phones);
    var after = reader.apply(row.edit(), before);
    reader.requireIdentity(after);
    var draft = new RowDraft(row, Draft.of(before, after));
    if (!reader.problems().isEmpty()) {
      outcomes.put(row.id(), refused(reader.problems().getFirst()));
    } else if (after.equals(before)) {
      outcomes.put(row.id(), draft.stored(before));
    }
    return Optional.of(draft).filter(_ -> !outcomes.containsKey(row.id()));
  }

  private Optional<RowDraft> creation(
      Row row,
      Optional<Long> revision,
      List<ConsentStatement> consents,
      Map<ContactId, Outcome> outcomes) {
    var fault = identityFault(row);
    fault.ifPresent(it -> outcomes.put(row.id(), it));
    var blank = Contact.blank(row.id(), row.contact().createdAt());
    var draft = Draft.of(blank, row.contact(), consents).from(ContactSource.IMPORT);
    return fault.isPresent()
        ? Optional.empty()
        : Optional.of(new RowDraft(row, revision.map(draft::readAt).orElse(draft)));
  }

  /** The outcomes of those that were written or refused. */
  private Map<ContactId, Outcome> write(List<RowDraft> part) {
    var written = contacts.writer().writeAll(part.stream().map(RowDraft::draft).toList());
    var outcomes = new HashMap<ContactId, Outcome>();
    for (int at = 0; at < part.size(); at++) {
      var row = part.get(at).row();
      outcome(part.get(at), written.get(at)).ifPresent(outcome -> outcomes.put(row.id(), outcome));
    }
    return outcomes;
  }

  /** Empty when another writer was faster. */
  private Optional<Outcome> outcome(RowDraft row, Written written) {
    return switch (written) {
      case Written.Kept(var contact, _) -> Optional.of(row.stored(contact));
      case Written.Contradicting(var faults) ->
          Optional.of(refused(EditReader.typeFaults(faults).getFirst()));
      case Written.Owned(var kind, var owner) ->
          row.creates()
              ? Optional.empty()
              : Optional.of(ImportMatching.belongs(kind, "to contact " + owner));
      // An earlier attempt may have created it, and lost an identity since.
      case Written.Outrun() ->
          row.creates()
              ? contacts.find(row.row().id()).flatMap(_ -> changed(row.row()))
              : Optional.empty();
    };
  }

  private Optional<Outcome> changed(Row row) {
    return switch (contacts.patch(row.id(), row.edit())) {
      case ContactEditResult.Kept(var contact, _) -> Optional.of(new Outcome.Stored(contact, true));
      case ContactEditResult.Unreadable(var problems) -> Optional.of(refused(problems.getFirst()));
      case ContactEditResult.Taken(var kind, var owner) ->
          Optional.of(ImportMatching.belongs(kind, "to contact " + owner));
      case ContactEditResult.Unknown() -> Optional.empty();
    };
  }

  /** What {@link #store} would do; nothing is stored, and declared types are not checked. */
  public List<Outcome> imagine(List<Row> rows) {
    var matches = matching.of(rows);
    var outcomes = new ArrayList<Outcome>();
    for (int at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      outcomes.add(
          switch (matches.get(at)) {
            case Match.Unclear(var refused) -> refused;
            case Match.One(var contact) -> new Outcome.Stored(contact, false);
            case Match.None _ ->
                identityFault(row).orElseGet(() -> new Outcome.Stored(row.contact(), true));
          });
    }
    return outcomes;
  }

  private Optional<Outcome> identityFault(Row row) {
    var reader = new EditReader(phones);
    reader.requireIdentity(row.contact());
    return reader.problems().stream().findFirst().map(ImportContact::refused);
  }

  static Outcome.Refused refused(Diagnostic problem) {
    return new Outcome.Refused(problem.path().orElse(""), problem.message());
  }
}
