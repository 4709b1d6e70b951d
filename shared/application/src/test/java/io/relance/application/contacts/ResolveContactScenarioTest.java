package io.relance.application.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Tables;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.1: contacts are found and made by their identities")
class ResolveContactScenarioTest {
  private static final String CUSTOMER = "820982911946154508";
  private static final String PHONE = "+33612345678";
  private static final String EMAIL = "ana@example.com";

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
    var made = resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));

    assertThat(resolve(ContactDetails.ofPhone("06 12 34 56 78"))).isEqualTo(made);
    assertThat(resolve(ContactDetails.ofEmail("ANA@example.com"))).isEqualTo(made);
    assertThat(shop.contacts().byShopCustomer(CUSTOMER)).contains(made);
    assertThat(shop.contacts().byPhone("0612345678")).contains(made);
    assertThat(shop.contacts().byEmail("Ana@Example.com")).contains(made);
    assertThat(shop.contacts().list(PageRequest.first(10)).items()).containsExactly(made);
  }

  @Test
  void fillsInWhatIsMissingAndOverwritesNothing() {
    var made = resolve(ContactDetails.ofPhone(PHONE));

    shop.contacts().resolve(named("Ana", "Europe/Paris"));
    var filled = shop.contacts().resolve(named("Bea", "Nowhere/Land")).orElseThrow();

    assertThat(filled.id()).isEqualTo(made.id());
    assertThat(filled.firstName()).contains("Ana");
    assertThat(filled.timeZone()).contains("Europe/Paris");
    assertThat(filled.email()).contains(EMAIL);
    assertThat(filled.country()).contains("FR");
  }

  @Test
  @DisplayName("a match by customer id counts before one by phone, and that before one by email")
  void matchesInOrder() {
    var byCustomer = resolve(ContactDetails.ofShopCustomer(CUSTOMER));
    var byPhone = resolve(ContactDetails.ofPhone(PHONE));
    var byEmail = resolve(ContactDetails.ofEmail(EMAIL));

    assertThat(
            resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL)).id())
        .isEqualTo(byCustomer.id());
    assertThat(resolve(ContactDetails.ofPhone(PHONE).withEmail(EMAIL)).id())
        .isEqualTo(byPhone.id());
    assertThat(resolve(ContactDetails.ofEmail(EMAIL)).id()).isEqualTo(byEmail.id());
  }

  @Test
  @DisplayName("a conflict moves no identity, and both timelines show it once")
  void neverMovesAnIdentity() {
    var ana = resolve(ContactDetails.ofShopCustomer(CUSTOMER));
    var bea = resolve(ContactDetails.ofPhone(PHONE));

    resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));
    resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));

    assertThat(shop.contacts().byPhone(PHONE)).contains(bea);
    assertThat(shop.contacts().find(ana.id()).orElseThrow().phone()).isEmpty();
    assertThat(shop.contacts().find(ana.id()).orElseThrow().email()).contains(EMAIL);
    assertThat(activities(ana)).containsExactly("identity-conflict");
    assertThat(activities(bea)).containsExactly("identity-conflict");
  }

  @Test
  void resolvesNoContactWithoutAnIdentity() {
    var unreadable = ContactDetails.ofPhone("not a phone").withEmail("not an email");

    assertThat(shop.contacts().resolve(unreadable)).isEmpty();
    assertThat(shop.contacts().resolve(ContactDetails.NONE)).isEmpty();
  }

  @Test
  @DisplayName("events that come at once make one contact")
  void makesOneContactFromManyThreads() throws Exception {
    var facts =
        List.of(
            ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE),
            ContactDetails.ofPhone(PHONE).withEmail(EMAIL),
            ContactDetails.ofShopCustomer(CUSTOMER),
            ContactDetails.ofPhone(PHONE));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 64)
              .mapToObj(at -> threads.submit(() -> shop.contacts().resolve(facts.get(at % 4))))
              .toList();
      for (var task : tasks) {
        assertThat(task.get()).isPresent();
      }
    }

    var all = shop.contacts().list(PageRequest.first(100)).items();
    assertThat(all.stream().filter(contact -> contact.phone().isPresent())).hasSize(1);
    assertThat(all.stream().filter(contact -> contact.email().isPresent())).hasSize(1);
    assertThat(all.stream().filter(contact -> contact.shopCustomerId().isPresent())).hasSize(1);
  }

  @Test
  void followsTheShopOnItsOwnCustomerAndNotBackInTime() {
    resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));
    var later = shop.now().plus(Duration.ofHours(2));

    follow("+33700000002", later);
    follow("+33700000001", shop.now());

    var contact = shop.contacts().byShopCustomer(CUSTOMER).orElseThrow();
    assertThat(contact.phone()).contains("+33700000002");
    assertThat(shop.contacts().byPhone(PHONE)).isEmpty();
    assertThat(contact.email()).contains(EMAIL);
  }

  private void follow(String phone, Instant at) {
    shop.contacts().follow(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(phone), at);
  }

  private Contact resolve(ContactDetails details) {
    return shop.contacts().resolve(details).orElseThrow();
  }

  private static ContactDetails named(String firstName, String zone) {
    return ContactDetails.ofPhone(PHONE)
        .withEmail(EMAIL)
        .withFirstName(firstName)
        .withCountry("BE")
        .withTimeZone(zone);
  }

  private List<String> activities(Contact contact) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact.id()))
            .startingWith(ContactKeys.ACTIVITY);
    return shop.store().all(query).map(item -> item.text("kind").orElseThrow()).toList();
  }
}
