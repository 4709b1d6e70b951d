package io.relance.application.contacts;

import static io.relance.application.contacts.TestShop.details;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Tables;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.1: contacts are found and made by their identities")
class ResolveContactScenarioTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> CUSTOMER = Optional.of("820982911946154508");
  private static final Optional<String> PHONE = Optional.of("+33612345678");
  private static final Optional<String> EMAIL = Optional.of("ana@example.com");

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
  void makesOneContactWhateverFindsItLater() {
    var made = resolve(CUSTOMER, PHONE, EMAIL);

    assertThat(resolve(NONE, Optional.of("06 12 34 56 78"), NONE)).isEqualTo(made);
    assertThat(resolve(NONE, NONE, Optional.of("ANA@example.com"))).isEqualTo(made);
    assertThat(shop.contacts().byShopCustomer(CUSTOMER.orElseThrow())).contains(made);
    assertThat(shop.contacts().byPhone("0612345678")).contains(made);
    assertThat(shop.contacts().byEmail("Ana@Example.com")).contains(made);
    assertThat(shop.contacts().list(10, NONE).items()).containsExactly(made);
  }

  @Test
  void fillsInWhatIsMissingAndOverwritesNothing() {
    var made = resolve(NONE, PHONE, NONE);

    shop.contacts().resolve(named("Ana", "Europe/Paris"));
    var filled = shop.contacts().resolve(named("Bea", "Nowhere/Land")).orElseThrow();

    assertThat(filled.id()).isEqualTo(made.id());
    assertThat(filled.firstName()).contains("Ana");
    assertThat(filled.timeZone()).contains("Europe/Paris");
    assertThat(filled.email()).isEqualTo(EMAIL);
    assertThat(filled.country()).contains("FR");
  }

  @Test
  @DisplayName("a match by customer id counts before one by phone, and that before one by email")
  void matchesInOrder() {
    var byCustomer = resolve(CUSTOMER, NONE, NONE);
    var byPhone = resolve(NONE, PHONE, NONE);
    var byEmail = resolve(NONE, NONE, EMAIL);

    assertThat(resolve(CUSTOMER, PHONE, EMAIL).id()).isEqualTo(byCustomer.id());
    assertThat(resolve(NONE, PHONE, EMAIL).id()).isEqualTo(byPhone.id());
    assertThat(resolve(NONE, NONE, EMAIL).id()).isEqualTo(byEmail.id());
  }

  @Test
  @DisplayName("a conflict moves no identity, and both timelines show it once")
  void neverMovesAnIdentity() {
    var ana = resolve(CUSTOMER, NONE, NONE);
    var bea = resolve(NONE, PHONE, NONE);

    resolve(CUSTOMER, PHONE, EMAIL);
    resolve(CUSTOMER, PHONE, EMAIL);

    assertThat(shop.contacts().byPhone(PHONE.orElseThrow())).contains(bea);
    assertThat(shop.contacts().find(ana.id()).orElseThrow().phone()).isEmpty();
    assertThat(shop.contacts().find(ana.id()).orElseThrow().email()).isEqualTo(EMAIL);
    assertThat(activities(ana)).containsExactly("identity-conflict");
    assertThat(activities(bea)).containsExactly("identity-conflict");
  }

  @Test
  void isNobodyWhenNothingCanFindAContact() {
    var nobody = details(NONE, Optional.of("not a phone"), Optional.of("not an email"));

    assertThat(shop.contacts().resolve(nobody)).isEmpty();
    assertThat(shop.contacts().resolve(ContactDetails.NONE)).isEmpty();
  }

  @Test
  @DisplayName("events that come at once make one contact")
  void makesOneContactFromManyThreads() throws Exception {
    var facts =
        List.of(
            details(CUSTOMER, PHONE, NONE),
            details(NONE, PHONE, EMAIL),
            details(CUSTOMER, NONE, NONE),
            details(NONE, PHONE, NONE));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 64)
              .mapToObj(at -> threads.submit(() -> shop.contacts().resolve(facts.get(at % 4))))
              .toList();
      for (var task : tasks) {
        assertThat(task.get()).isPresent();
      }
    }

    var all = shop.contacts().list(100, NONE).items();
    assertThat(all.stream().filter(contact -> contact.phone().isPresent())).hasSize(1);
    assertThat(all.stream().filter(contact -> contact.email().isPresent())).hasSize(1);
    assertThat(all.stream().filter(contact -> contact.shopCustomerId().isPresent())).hasSize(1);
  }

  @Test
  void followsTheShopOnItsOwnCustomerAndNotBackInTime() {
    resolve(CUSTOMER, PHONE, EMAIL);
    var later = shop.now().plus(Duration.ofHours(2));

    follow(Optional.of("+33700000002"), later);
    follow(Optional.of("+33700000001"), shop.now());

    var contact = shop.contacts().byShopCustomer(CUSTOMER.orElseThrow()).orElseThrow();
    assertThat(contact.phone()).contains("+33700000002");
    assertThat(shop.contacts().byPhone(PHONE.orElseThrow())).isEmpty();
    assertThat(contact.email()).isEqualTo(EMAIL);
  }

  private void follow(Optional<String> phone, java.time.Instant at) {
    shop.contacts().follow(details(CUSTOMER, phone, NONE), at);
  }

  private Contact resolve(
      Optional<String> customer, Optional<String> phone, Optional<String> email) {
    return shop.contacts().resolve(details(customer, phone, email)).orElseThrow();
  }

  private static ContactDetails named(String firstName, String zone) {
    return new ContactDetails(
        NONE,
        PHONE,
        EMAIL,
        Optional.of(firstName),
        NONE,
        NONE,
        Optional.of("BE"),
        Optional.of(zone));
  }

  private List<String> activities(Contact contact) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact.id()))
            .startingWith(ContactKeys.ACTIVITY);
    return shop.store().all(query).map(item -> item.text("kind").orElseThrow()).toList();
  }
}
