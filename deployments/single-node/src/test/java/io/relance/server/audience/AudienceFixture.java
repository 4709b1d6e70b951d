package io.relance.server.audience;

import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.composition.Clocks;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.events.NewEvent;
import io.relance.application.keys.KeyRequest;
import io.relance.application.lists.CreateListResult;
import io.relance.application.segmentation.StoredAudience;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.tables.RelatedTable;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.retry.Pause;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.providers.sandbox.SandboxEmail;
import io.relance.providers.sandbox.SandboxSms;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.testkit.fake.IdleEngine;
import io.relance.testkit.time.HandClock;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contacts of a folder with both audiences over them. */
final class AudienceFixture implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  final SqliteItemStore store;
  final Relance relance;
  final ListId list;
  final RelatedTable table;
  private final SqliteDatabase database;
  private int made;

  AudienceFixture(Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock, AudienceWorker.watched());
    var ports =
        new Ports(
            store,
            new SqliteQueue(database, clock),
            new IdleEngine(),
            _ -> {},
            new FolderObjectStore(folder.resolve("objects"), clock),
            new Clocks(clock, clock, InstantSource.system(), Pause.real()));
    relance = new Relance(ports, project());
    list = ((CreateListResult.Made) relance.people().lists().create("VIP")).list().id();
    table =
        relance
            .people()
            .tables()
            .create(
                "Pets",
                new KeyRequest.FromName("Pets"),
                List.of(new RelatedTable.Column("species", PropertyType.TEXT)))
            .orElseThrow();
  }

  private static Project project() {
    return new Project(
        ZONE,
        "FR",
        URI.create("http://localhost"),
        10,
        Set.of(),
        true,
        SendingLimits.NONE,
        new ChannelProviders(
            new ChannelProvider.SmsChannel(new SandboxSms(), "sandbox"),
            new ChannelProvider.EmailChannel(new SandboxEmail(), "shop@example.org"),
            new ChannelProvider.WhatsAppChannel(new SandboxWhatsApp(), "sandbox")),
        WorkerLeases.singleProcess("boot", InstantSource.system()));
  }

  Audience stored() {
    return stored(InstantSource.system());
  }

  /**
   * The audience that reads the store.
   *
   * @param realTime of its patience
   */
  Audience stored(InstantSource realTime) {
    return new StoredAudience(
        relance.people().contacts(), relance.people().facts(), realTime, Duration.ofMinutes(1));
  }

  Audience indexed() {
    return new IndexedAudience(AudienceFeed.built(sources()), ZONE);
  }

  AudienceFeed.Sources sources() {
    return new AudienceFeed.Sources(relance.people().contactFacts(store), store, () -> {});
  }

  AudienceQuestion question(Criteria criteria) {
    return new AudienceQuestion(criteria, clock.instant());
  }

  ContactId contact(String property, String value) {
    var edit =
        ContactEdit.NONE
            .set(ContactField.PHONE, "+336%08d".formatted(12_000_000 + made++))
            .set(property, new Scalar.Text(value));
    return created(edit);
  }

  private ContactId created(ContactEdit edit) {
    var result = relance.people().contacts().create(edit, List.of());
    return ((ContactEditResult.Kept) result).contact().id();
  }

  void set(ContactId contact, String property, BigDecimal number) {
    var edit = ContactEdit.NONE.set(property, new Scalar.Numeric(number));
    relance.people().contacts().patch(contact, edit);
  }

  void consent(ContactId contact, Channel channel, ConsentState state) {
    var entry = new ConsentEntry(channel, Purpose.MARKETING, state, "test", clock.instant());
    relance.requests().recordConsent().state(contact, entry);
  }

  void event(ContactId contact, String name, Instant at, int total) {
    var event =
        new NewEvent(
            Optional.empty(),
            new NewEvent.Reference.Id(contact),
            new EventName(name),
            Optional.of(at),
            Map.of("total", new Scalar.Numeric(BigDecimal.valueOf(total))));
    relance.people().recordEvents().record(List.of(event));
  }

  void row(ContactId contact, String key, String species) {
    relance
        .people()
        .tableRows()
        .put(table, key, contact, Map.of("species", new Scalar.Text(species)));
  }

  void erase(ContactId contact) {
    try {
      relance.requests().eraseOnRequest().erase(contact);
    } catch (TransientFailure _) {
      // The contact is erased; a reader was in the way of overwriting its bytes.
    }
  }

  /** All members, page by page. */
  List<ContactId> members(Audience audience, Criteria criteria, int limit) {
    return audience.pages(question(criteria), limit).flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
