package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.phone.PhoneNumbers;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Creates or changes the contact of a row: the one with its customer id, else with its email, else
 * with its phone. What the row does not have does not change.
 */
public final class ImportContact {
  private static final int MOST_NAMED = 10;

  private final Contacts contacts;
  private final PhoneNumbers phones;
  private final PhoneHolders holders;

  public ImportContact(ItemStore store, Contacts contacts, PhoneNumbers phones) {
    this.contacts = contacts;
    this.phones = phones;
    this.holders = new PhoneHolders(store);
  }

  /** The outcome of a row. */
  public sealed interface Outcome {
    /** The contact is stored. */
    record Stored(ContactId contact, boolean created) implements Outcome {}

    /**
     * Nothing is stored.
     *
     * @param field the field at fault
     * @param reason what must be
     */
    record Refused(String field, String reason) implements Outcome {}
  }

  /** Whose row it is. */
  private sealed interface Match {
    record One(Contact contact) implements Match {}

    /**
     * No contact's.
     *
     * @param phoneRevision that of its phone, if nothing else identifies the contact
     */
    record None(Optional<Long> phoneRevision) implements Match {}

    record Unclear(Outcome.Refused refused) implements Match {}
  }

  /**
   * Stores a row.
   *
   * @param id of the contact if it is created; the same row always has the same
   */
  public Outcome store(ContactId id, ContactEdit edit) {
    return OptimisticRetry.retry("contact", id.value(), () -> attempt(id, edit));
  }

  /**
   * What {@link #store} would do; nothing is stored. Declared types of properties are not checked.
   *
   * @param id as for {@link #store}
   */
  public Outcome imagine(ContactId id, ContactEdit edit) {
    var reader = new EditReader(phones);
    var stated = stated(id, edit, reader);
    return fault(reader)
        .orElseGet(
            () ->
                switch (match(stated)) {
                  case Match.Unclear(var refused) -> refused;
                  case Match.One(var contact) -> new Outcome.Stored(contact.id(), false);
                  case Match.None _ -> created(id, reader, stated);
                });
  }

  /** What identifies the contact of a row, normalized, by the fields; empty when it is at fault. */
  public Map<IdentityKind, String> identities(ContactEdit edit) {
    var reader = new EditReader(phones);
    var stated = stated(new ContactId("unknown"), edit, reader);
    return reader.problems().isEmpty() ? stated.identities().present() : Map.of();
  }

  private Contact stated(ContactId id, ContactEdit edit, EditReader reader) {
    return reader.apply(edit, Contact.blank(id, contacts.writer().now()));
  }

  private static Outcome created(ContactId id, EditReader reader, Contact stated) {
    reader.requireIdentity(stated);
    return fault(reader).orElseGet(() -> new Outcome.Stored(id, true));
  }

  private static Optional<Outcome> fault(EditReader reader) {
    return reader.problems().stream().findFirst().map(ImportContact::refused);
  }

  private static Outcome refused(Diagnostic problem) {
    return new Outcome.Refused(problem.path().orElse(""), problem.message());
  }

  /** Empty when another writer was faster. */
  private Optional<Outcome> attempt(ContactId id, ContactEdit edit) {
    var reader = new EditReader(phones);
    var stated = stated(id, edit, reader);
    var fault = fault(reader);
    if (fault.isPresent()) {
      return fault;
    }
    return switch (match(stated)) {
      case Match.Unclear(var refused) -> Optional.of(refused);
      case Match.One(var contact) -> changed(contact.id(), edit, contact.id().equals(id));
      case Match.None(var revision) -> {
        reader.requireIdentity(stated);
        yield fault(reader).or(() -> create(stated, revision, edit));
      }
    };
  }

  private Optional<Outcome> changed(ContactId contact, ContactEdit edit, boolean created) {
    return switch (contacts.patch(contact, edit)) {
      case ContactEditResult.Kept _ -> Optional.of(new Outcome.Stored(contact, created));
      case ContactEditResult.Unreadable(var problems) -> Optional.of(refused(problems.getFirst()));
      case ContactEditResult.Taken(var kind, var owner) ->
          Optional.of(belongs(kind, "to contact " + owner));
      case ContactEditResult.Unknown() -> Optional.empty();
    };
  }

  private Optional<Outcome> create(Contact stated, Optional<Long> revision, ContactEdit edit) {
    var blank = Contact.blank(stated.id(), stated.createdAt());
    var draft = Draft.of(blank, stated).from(ContactSource.IMPORT);
    var checked = revision.map(draft::readAt).orElse(draft);
    return switch (contacts.writer().write(checked)) {
      case Written.Kept(var contact, _) -> Optional.of(new Outcome.Stored(contact.id(), true));
      case Written.Contradicting(var faults) ->
          Optional.of(refused(EditReader.typeFaults(faults).getFirst()));
      case Written.Owned _ -> Optional.empty();
      // An earlier attempt may have created it, and lost an identity since.
      case Written.Outrun() ->
          contacts.find(stated.id()).flatMap(known -> changed(known.id(), edit, true));
    };
  }

  private Match match(Contact stated) {
    var identities = stated.identities();
    return identities
        .shopCustomerId()
        .flatMap(contacts::byShopCustomer)
        .<Match>map(Match.One::new)
        .or(() -> identities.email().flatMap(contacts::byEmail).map(it -> byEmail(stated, it)))
        .orElseGet(
            () ->
                identities
                    .phone()
                    .map(phone -> byPhone(stated, phone))
                    .orElseGet(() -> new Match.None(Optional.empty())));
  }

  private static Match byEmail(Contact stated, Contact owner) {
    return differ(stated.shopCustomerId(), owner.shopCustomerId())
        ? new Match.Unclear(
            belongs(
                IdentityKind.EMAIL,
                "to contact %s, which has another customer id".formatted(owner.id())))
        : new Match.One(owner);
  }

  private Match byPhone(Contact stated, ContactPhone phone) {
    var found = holders.first(phone.key());
    var owners = contacts.all(found.owners());
    var identities = stated.identities();
    if (identities.shopCustomerId().isPresent() || identities.email().isPresent()) {
      return owners.size() == 1 && !contradict(stated, owners.getFirst())
          ? new Match.One(owners.getFirst())
          : new Match.None(Optional.empty());
    }
    return switch (owners.size()) {
      case 0 -> new Match.None(Optional.of(found.revision()));
      case 1 -> new Match.One(owners.getFirst());
      default -> new Match.Unclear(shared(owners));
    };
  }

  private static Outcome.Refused shared(List<Contact> owners) {
    return new Outcome.Refused(
        ContactField.PHONE.wireName(),
        "must be that of one contact, but belongs to several: "
            + owners.stream()
                .limit(MOST_NAMED)
                .map(owner -> owner.id().value())
                .collect(Collectors.joining(", ")));
  }

  private static boolean contradict(Contact stated, Contact owner) {
    Identities said = stated.identities();
    return differ(said.shopCustomerId(), owner.shopCustomerId())
        || differ(said.email(), owner.email())
        || differ(stated.firstName(), owner.firstName())
        || differ(stated.lastName(), owner.lastName());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static Outcome.Refused belongs(IdentityKind kind, String whose) {
    return new Outcome.Refused(
        kind.field().wireName(), "must not be another contact's: it belongs " + whose);
  }
}
