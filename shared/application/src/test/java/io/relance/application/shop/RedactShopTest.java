package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobState;
import io.relance.application.jobs.JobStep;
import io.relance.application.persistence.Ids;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.JobId;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.5, D6.1, L-36: the redaction of a shop goes in short parts and purges at its end")
class RedactShopTest {
  private static final String SHOP = "shop.example";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("The files are purged once, after all contacts; a reader delays only the end")
  void purgesOnceAtTheEnd() {
    addContactsOfTheShop(45);
    var store = new ReadStore(shop.store());
    var relance = shop.relance(store);
    relance.ingest().processShopFact().take(new ShopFact.ShopRedacted(SHOP));
    var id = new JobId(Ids.hash("redact-shop", SHOP, "2026-11-23"));

    relance.backgroundJobs().runJobs().run(id, Duration.ofMinutes(1));
    assertThat(store.purges).isEqualTo(1);
    assertThat(contacts()).isZero();
    assertThat(job(id).state()).isEqualTo(JobState.PAUSED);
    assertThat(job(id).progress().done()).isEqualTo(45);

    relance.backgroundJobs().runJobs().run(id, Duration.ofMinutes(1));
    assertThat(store.purges).isEqualTo(2);
    assertThat(job(id).state()).isEqualTo(JobState.DONE);
    assertThat(job(id).progress().done()).isEqualTo(45);
    assertThat(relance.privacy().requests().list(PageRequest.first(10)).items()).hasSize(1);
  }

  @Test
  @DisplayName("A contact with many messages ends a part; the next part has the others")
  void endsAPartAfterManyMessages() {
    addContactsOfTheShop(3);
    var relance = shop.relance();
    var jobs = relance.backgroundJobs().jobs();
    var duties = new ManyMessages(relance.privacy().duties());
    var redaction = new RedactShop(shop.store(), jobs, shop.contacts(), duties, shop.clock());
    var session = redaction.open(jobs.create(new JobId("job-1"), JobKind.REDACT_SHOP, SHOP));

    for (int left = 2; left >= 0; left--) {
      assertThat(session.next()).isInstanceOf(JobStep.Continued.class);
      assertThat(contacts()).isEqualTo(left);
    }
    assertThat(session.next())
        .isInstanceOf(JobStep.Finished.class)
        .extracting(JobStep::progress)
        .extracting(JobProgress::done)
        .isEqualTo(3L);
  }

  private void addContactsOfTheShop(int number) {
    for (int at = 0; at < number; at++) {
      shop.contacts()
          .create(ContactEdit.NONE.set(ContactField.SHOP_CUSTOMER_ID, "8209" + at), List.of());
    }
  }

  private int contacts() {
    return shop.contacts().list(PageRequest.first(100)).items().size();
  }

  private Job job(JobId id) {
    return shop.relance().backgroundJobs().jobs().find(id).orElseThrow();
  }

  /** Contacts with thousands of messages each. */
  private record ManyMessages(PrivacyDuties duties) implements PrivacyDuties {
    @Override
    public String export(ContactId contact) {
      return duties.export(contact);
    }

    @Override
    public void beginErasing(Collection<ContactId> contacts) {
      duties.beginErasing(contacts);
    }

    @Override
    public int erase(ContactId contact) {
      return 120 + duties.erase(contact);
    }
  }

  /** A store that somebody reads while it is purged for the first time. */
  private static final class ReadStore implements ItemStore {
    private final ItemStore store;
    private int purges;

    ReadStore(ItemStore store) {
      this.store = store;
    }

    @Override
    public void purgeDeleted() {
      if (purges++ == 0) {
        throw new TransientFailure("The database could not be purged");
      }
    }

    @Override
    public Optional<Item> get(ItemKey key) {
      return store.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
      return store.getAll(keys);
    }

    @Override
    public ItemPage query(Query query) {
      return store.query(query);
    }

    @Override
    public WriteResult transact(String token, List<Write> writes) {
      return store.transact(token, writes);
    }
  }
}
