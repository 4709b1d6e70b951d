package io.relance.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.composition.Relance;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.TestShop;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Write;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L1: audit entries are part of the transactions of the changes")
class AuditScopeTest {
  private static final Actor MIA =
      new Actor("Mia", Optional.of("token-1"), Optional.of(Role.MANAGER));

  @TempDir Path folder;
  private final Stored stored = new Stored();
  private TestShop shop;
  private Relance relance;

  /** The transactions that were written. */
  private static final class Stored implements EffectWatch {
    private final List<List<Write>> transactions = new ArrayList<>();

    @Override
    public void before(Effect effect) {}

    @Override
    public void after(Effect effect) {
      if (effect instanceof Effect.Stored(var writes)) {
        transactions.add(writes);
      }
    }

    private List<List<Write>> withAudit() {
      return transactions.stream()
          .filter(writes -> writes.stream().anyMatch(Stored::isEntry))
          .toList();
    }

    private static boolean isEntry(Write write) {
      return write.key().partition().equals("audit");
    }
  }

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    relance = shop.relance(new WatchedItemStore(shop.store(), stored));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void writesTheEntryWithTheChange() {
    var contact = AuditScope.as(MIA, this::create);

    assertThat(entries())
        .containsExactly(
            List.of("Mia", "token-1", "contact.create", contact.contact().id().value()));
    assertThat(stored.withAudit()).hasSize(1);
    assertThat(stored.withAudit().getFirst()).hasSizeGreaterThan(1);
  }

  @Test
  void writesNoneForWhatNobodyDoes() {
    create();

    assertThat(entries()).isEmpty();
  }

  @Test
  @DisplayName("a change in several transactions has one entry")
  void writesOneEntryForManyTransactions() {
    var made = AuditScope.as(MIA, () -> relance.administration().tokens().create("A", Role.ADMIN));
    AuditScope.as(MIA, () -> relance.administration().tokens().revoke(made.token().id()));
    AuditScope.as(
        MIA,
        () -> {
          AuditScope.entry("one", "r", shop.now()).forEach(this::put);
          AuditScope.entry("two", "r", shop.now()).forEach(this::put);
          return true;
        });

    assertThat(entries())
        .extracting(entry -> entry.get(2))
        .containsExactlyInAnyOrder("token.create", "token.revoke", "one");
  }

  private void put(Write write) {
    shop.store().transact(List.of(write));
  }

  private ContactEditResult.Kept create() {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, "+33612345678");
    return (ContactEditResult.Kept) relance.people().contacts().create(edit, List.of());
  }

  private List<List<String>> entries() {
    return new Audit(shop.store(), InstantSource.system())
        .list(new Audit.Filter("", ""), PageRequest.first(100)).items().stream()
            .map(
                entry ->
                    List.of(
                        entry.actor().name(),
                        entry.actor().tokenId().orElse(""),
                        entry.action(),
                        entry.resource()))
            .toList();
  }
}
