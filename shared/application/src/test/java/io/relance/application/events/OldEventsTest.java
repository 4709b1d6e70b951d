package io.relance.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.5: events of long ago are deleted in parts, except those that a replay reads")
class OldEventsTest {
  private static final Duration LONG = Duration.ofDays(91);

  @TempDir Path folder;
  @AutoClose private StoryWorld world;
  private ContactId contact;
  private Instant old;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
    var ana = ContactEdit.NONE.set(ContactField.EMAIL, "ana@example.org");
    var edited = (ContactEditResult.Kept) world.contacts.create(ana, List.of());
    contact = edited.contact().id();
    world.settles();
    old = world.clock.instant();
  }

  @Test
  void deletesAnEventThatNothingRefersTo() {
    happened("api:1");
    world.clock.pass(LONG);

    assertThat(delete().complete()).isTrue();

    assertThat(isStored("api:1")).isFalse();
    assertThat(ContactReferences.before(world.store, contact, world.clock.instant())).isEmpty();
  }

  @Test
  void keepsAnEventThatADeadLetterNames() {
    happened("api:1");
    happened("api:2");
    var message = ContactEventMessage.toAll("api:1").message();
    var letter =
        new DeadLetter(
            "1", "message", Queues.OCCURRENCES.toString(), "It failed", old, message.body());
    world.store.transact(List.of(DeadLetters.keep(letter)));
    world.clock.pass(LONG);

    delete();

    assertThat(isStored("api:1")).isTrue();
    assertThat(isStored("api:2")).isFalse();
  }

  @Test
  @DisplayName("A part deletes 500 entries of a contact's timeline; what is left, the next part")
  void deletesManyEntriesInParts() {
    for (int part = 0; part < 12; part++) {
      var details = Map.of("event", "visit");
      world.store.transact(
          IntStream.range(0, 100)
              .mapToObj(_ -> Activities.write(contact, old, "reported:visit", details))
              .toList());
    }
    world.clock.pass(LONG);

    assertThat(delete().complete()).isFalse();
    assertThat(delete().complete()).isFalse();
    assertThat(delete().complete()).isTrue();
    assertThat(delete().events()).isZero();

    var entries = Query.of(Tables.CONTACTS, ContactKeys.partition(contact));
    assertThat(world.store.all(entries.startingWith(ContactKeys.ACTIVITY))).isEmpty();
  }

  private void happened(String id) {
    var event = ContactEvent.of(id, "api", contact, old);
    List<Write> writes = ContactEvents.keep(event);
    assertThat(world.store.transact(writes).committed()).isTrue();
  }

  private OldEvents.Deleted delete() {
    var cutoff = world.clock.instant().minus(Duration.ofDays(90));
    return new OldEvents(world.store, cutoff).delete(List.of(contact));
  }

  private boolean isStored(String id) {
    return world.store.get(ContactEventKeys.occurrence(id)).isPresent();
  }
}
