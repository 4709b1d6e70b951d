package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.CustomerField;
import io.relance.domain.shop.GivenPhone;
import io.relance.domain.store.Item;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @DisplayName("the customer id decides, without one the email, without that a person's own phone")
  void matchesInOrder() {
    var byCustomer = resolve(ContactDetails.ofShopCustomer(CUSTOMER));
    var byPhone = resolve(ContactDetails.ofPhone(PHONE));
    var byEmail = resolve(ContactDetails.ofEmail(EMAIL));

    assertThat(
            resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL)).id())
        .isEqualTo(byCustomer.id());
    assertThat(resolve(ContactDetails.ofPhone(PHONE).withEmail(EMAIL)).id())
        .isEqualTo(byEmail.id());
    assertThat(resolve(ContactDetails.ofPhone(PHONE)).id()).isEqualTo(byPhone.id());
  }

  @Test
  @DisplayName("trial B1: another customer's phone or email finds nobody")
  void neverFindsAnotherCustomer() {
    var ana = resolve(ContactDetails.ofShopCustomer("1").withPhone(PHONE).withEmail(EMAIL));

    var bea = resolve(ContactDetails.ofShopCustomer("2").withPhone(PHONE));
    var cat = resolve(ContactDetails.ofShopCustomer("3").withEmail(EMAIL));

    assertThat(List.of(bea.id(), cat.id())).doesNotContain(ana.id());
    assertThat(bea.phone()).contains(PHONE);
    assertThat(cat.email()).isEmpty();
    assertThat(shop.contacts().byEmail(EMAIL).map(Contact::id)).contains(ana.id());
    assertThat(activities(cat)).containsExactly("identity-conflict");
  }

  @ParameterizedTest
  @CsvSource({"bea@example.com,", "bea@example.com,Ana", ",Bea"})
  @DisplayName("a phone decides nothing where the email or the name is another")
  void findsNobodyByAPhoneThatSomethingContradicts(String email, String firstName) {
    var ana = resolve(ContactDetails.ofPhone(PHONE).withEmail(EMAIL).withFirstName("Ana"));
    var details = ContactDetails.ofPhone(PHONE);
    var named = firstName == null ? details : details.withFirstName(firstName);

    var other = resolve(email == null ? named : named.withEmail(email));

    assertThat(other.id()).isNotEqualTo(ana.id());
    assertThat(shop.contacts().havingPhone(PHONE)).hasSize(2);
  }

  @Test
  @DisplayName("a phone out of an address is sent to, and finds nobody")
  void neverFindsAnybodyByThePhoneOfAnAddress() {
    var ana = resolve(ContactDetails.ofPhone(PHONE));
    var ofAddress = List.of(new GivenPhone(PHONE, Optional.empty(), false));

    var bea = resolve(ContactDetails.ofEmail("bea@example.com").withPhones(ofAddress));

    assertThat(bea.id()).isNotEqualTo(ana.id());
    assertThat(bea.phone()).contains(PHONE);
    assertThat(bea.ownsPhone()).isFalse();
    assertThat(shop.contacts().byPhone(PHONE).map(Contact::id)).contains(ana.id());
    assertThat(shop.contacts().resolve(ContactDetails.NONE.withPhones(ofAddress))).isEmpty();
  }

  @Test
  void makesThePhoneOfAnAddressItsOwnOnceThePersonGivesIt() {
    var ofAddress = List.of(new GivenPhone(PHONE, Optional.empty(), false));
    var ana = resolve(ContactDetails.ofEmail(EMAIL).withPhones(ofAddress));

    resolve(ContactDetails.ofEmail(EMAIL).withPhone(PHONE));

    assertThat(shop.contacts().byPhone(PHONE).map(Contact::id)).contains(ana.id());
  }

  @Test
  void doesNotChooseAmongSeveralWhoHaveThePhone() {
    resolve(ContactDetails.ofShopCustomer("1").withPhone(PHONE));
    resolve(ContactDetails.ofShopCustomer("2").withPhone(PHONE));

    var nobody = resolve(ContactDetails.ofPhone(PHONE));

    assertThat(nobody.shopCustomerId()).isEmpty();
    assertThat(resolve(ContactDetails.ofPhone(PHONE)).id()).isEqualTo(nobody.id());
  }

  @Test
  @DisplayName("a number that very many have identifies none of them")
  void findsNobodyByANumberOfVeryMany() {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, PHONE);
    for (int made = 0; made <= PhoneHolders.MANY; made++) {
      shop.contacts().create(edit, List.of());
    }

    var ana = resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE));

    assertThat(shop.contacts().havingPhone(PHONE))
        .extracting(Contact::id)
        .hasSize(PhoneHolders.MANY + 2)
        .contains(ana.id());
  }

  @Test
  @DisplayName("a conflict moves no identity, and both timelines show it once")
  void neverMovesAnIdentity() {
    var ana = resolve(ContactDetails.ofShopCustomer(CUSTOMER));
    var bea = resolve(ContactDetails.ofEmail(EMAIL));

    resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));
    resolve(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(PHONE).withEmail(EMAIL));

    assertThat(shop.contacts().byEmail(EMAIL)).contains(bea);
    assertThat(shop.contacts().find(ana.id()).orElseThrow().email()).isEmpty();
    assertThat(shop.contacts().find(ana.id()).orElseThrow().phone()).contains(PHONE);
    assertThat(activities(ana)).containsExactly("identity-conflict");
    assertThat(activities(bea)).containsExactly("identity-conflict");
  }

  @ParameterizedTest
  @CsvSource({"0000000000,placeholder", "call the shop,no-number"})
  @DisplayName("the timeline says once why nobody can be texted")
  void showsWhyAPhoneIsNotStored(String phone, String reason) {
    var details = ContactDetails.ofEmail(EMAIL).withPhone(phone);

    resolve(details);
    var ana = resolve(details);

    assertThat(ana.phone()).isEmpty();
    assertThat(activities(ana)).containsExactly("phone-unusable");
    assertThat(reasons(ana)).containsExactly(reason);
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

    // The phone may come before the customer id, and then has a contact of its own.
    var all = shop.contacts().list(PageRequest.first(100)).items();
    assertThat(all.stream().filter(contact -> hasOnlyAPhone(contact))).hasSizeLessThanOrEqualTo(1);
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

  @Test
  @DisplayName("events of one phone that come at once make one contact")
  void makesOneContactOfOnePhoneFromManyThreads() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 64)
              .mapToObj(_ -> threads.submit(() -> resolve(ContactDetails.ofPhone(PHONE))))
              .toList();
      for (var task : tasks) {
        assertThat(task.get()).isNotNull();
      }
    }

    assertThat(shop.contacts().havingPhone(PHONE)).hasSize(1);
  }

  @Test
  @DisplayName("case 20: what the shop gave, it takes away; what it never gave stays")
  void removesWhatTheShopTakesAway() {
    var given =
        ContactDetails.ofShopCustomer(CUSTOMER)
            .withPhone(PHONE)
            .withEmail(EMAIL)
            .withFirstName("Ana")
            .fromCustomer(EnumSet.of(CustomerField.PHONE, CustomerField.FIRST_NAME));
    resolve(given);

    shop.contacts()
        .follow(
            ContactDetails.ofShopCustomer(CUSTOMER),
            EnumSet.allOf(CustomerField.class),
            shop.now());

    var ana = shop.contacts().byShopCustomer(CUSTOMER).orElseThrow();
    assertThat(ana.phone()).isEmpty();
    assertThat(ana.firstName()).isEmpty();
    assertThat(ana.email()).contains(EMAIL);
    assertThat(shop.contacts().havingPhone(PHONE)).isEmpty();
  }

  private static boolean hasOnlyAPhone(Contact contact) {
    return contact.shopCustomerId().isEmpty() && contact.email().isEmpty();
  }

  private void follow(String phone, Instant at) {
    shop.contacts().follow(ContactDetails.ofShopCustomer(CUSTOMER).withPhone(phone), Set.of(), at);
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
    return items(contact).map(item -> item.text("kind").orElseThrow()).toList();
  }

  private List<String> reasons(Contact contact) {
    return items(contact)
        .map(item -> Json.tree(item.text("details").orElseThrow()).path("reason").asText())
        .toList();
  }

  private Stream<Item> items(Contact contact) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact.id()))
            .startingWith(ContactKeys.ACTIVITY);
    return shop.store().all(query);
  }
}
