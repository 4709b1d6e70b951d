package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose an order, a checkout, a consent or a privacy request of the shop is (D5.1). */
class IdentityScenarioTest {
  private static final String PHONE = "+33639980142";

  @TempDir Path folder;
  private StoryWorld world;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("case 01, trial B1.1: two customers with one phone are two contacts")
  void keepsCustomersWithOnePhoneApart() {
    orders(1, "'id': 1, 'email': 'ana@example.com'", address("shipping", "Ana", "Roy", PHONE));
    orders(2, "'id': 2, 'email': 'bob@example.com'", address("shipping", "Bob", "Roy", PHONE));

    assertThat(world.occurrence("order-completed:1").contact()).isEqualTo(ana().id());
    assertThat(world.occurrence("order-completed:2").contact())
        .isEqualTo(world.byEmail("bob@example.com").id())
        .isNotEqualTo(ana().id());
  }

  @Test
  @DisplayName("trial B1.2: a customer with the phone of another is created")
  void createsACustomerWithThePhoneOfAnother() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': '%s'".formatted(PHONE));
    customers(
        "create",
        "'id': 2, 'email': 'bob@example.com', 'default_address': {'phone': '%s'}".formatted(PHONE));

    assertThat(world.contacts()).isEqualTo(2);
    assertThat(world.byEmail("bob@example.com").phone()).contains(PHONE);
  }

  @Test
  @DisplayName("trial B1.3: a box ticked by one customer subscribes no other with the same phone")
  void subscribesOnlyThePersonWhoTicked() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': '%s'".formatted(PHONE));

    world.deliver(
        "checkouts/create",
        json(
            """
            {'token': 't1', 'created_at': '2026-11-23T10:00:00Z', 'email': 'bill@example.com',
             'buyer_accepts_marketing': true, 'buyer_accepts_sms_marketing': true,
             'customer': {'id': 3}, 'shipping_address': {'phone': '%s', 'country_code': 'FR'}}
            """
                .formatted(PHONE)));

    assertThat(marketing(ana(), Channel.EMAIL)).isEmpty();
    assertThat(marketing(ana(), Channel.SMS)).isEmpty();
    assertThat(marketing(world.byEmail("bill@example.com"), Channel.EMAIL))
        .contains(ConsentState.SUBSCRIBED);
  }

  @Test
  @DisplayName("a consent of one customer changes no other with the same phone")
  void recordsAConsentForItsCustomerOnly() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': '%s'".formatted(PHONE));
    world.deliver(
        "customers_marketing_consent/update",
        json(
            """
            {'id': 2, 'phone': '%s', 'sms_marketing_consent': {'state': 'subscribed',
             'consent_updated_at': '2026-11-23T10:00:00Z'}}
            """
                .formatted(PHONE)));

    assertThat(marketing(ana(), Channel.SMS)).isEmpty();
    assertThat(world.contacts.byShopCustomer("2").orElseThrow().phone()).contains(PHONE);
  }

  @Test
  @DisplayName("A1: an email that many people fill the field with makes no two guests one")
  void keepsGuestsWithAPlaceholderApart() {
    orders(1, "'email': 'none@none.com'", address("billing", "Ana", "Roy", PHONE));
    orders(2, "'email': 'None@none.com'", address("billing", "Bob", "Lee", "+33639980017"));

    assertThat(world.contacts()).isEqualTo(2);
    assertThat(world.contacts.byEmail("none@none.com")).isEmpty();
  }

  @Test
  @DisplayName("case 03: a national number is read by the country of its address")
  void readsAPhoneByTheCountryOfItsAddress() {
    orders(
        1,
        "'id': 1, 'email': 'ana@example.com'",
        address("billing", "Ana", "Roy", "06 39 98 01 42", "FR"),
        address("shipping", "Lee", "Bo", "", "US"));
    orders(
        2,
        "'id': 2, 'email': 'bob@example.com'",
        address("billing", "Bob", "Roy", "(210) 555-0147", "US"),
        address("shipping", "Zoe", "Bo", "", "FR"));

    assertThat(ana().phone()).contains("+33639980142");
    assertThat(ana().country()).contains("FR");
    assertThat(world.byEmail("bob@example.com").phone()).contains("+12105550147");
  }

  @Test
  @DisplayName("case 04: first and last name come from one place")
  void takesBothNamesFromOnePlace() {
    var lee = address("shipping", "Bob", "Lee", "");
    orders(1, "'id': 1, 'email': 'ana@example.com', 'first_name': 'Ana'", lee);
    orders(2, "'id': 2, 'email': 'roy@example.com', 'last_name': 'Roy'", lee);

    assertThat(names(ana())).containsExactly(Optional.of("Ana"), Optional.empty());
    assertThat(names(world.byEmail("roy@example.com")))
        .containsExactly(Optional.empty(), Optional.of("Roy"));
  }

  @Test
  @DisplayName("case 04: names of two orders are not combined either")
  void fillsNamesOnlyFromTheSamePerson() {
    orders(1, "'id': 1, 'email': 'ana@example.com', 'first_name': 'Ana'");
    orders(2, "'id': 1, 'email': 'ana@example.com'", address("billing", "Bob", "Lee", ""));
    var before = names(ana());
    orders(3, "'id': 1, 'email': 'ana@example.com'", address("billing", "Ana", "Diaz", ""));

    assertThat(before).containsExactly(Optional.of("Ana"), Optional.empty());
    assertThat(names(ana())).containsExactly(Optional.of("Ana"), Optional.of("Diaz"));
  }

  @Test
  @DisplayName("case 05, trial B3: a present's receiver stays out of the buyer's profile")
  void keepsTheReceiverOutOfTheBuyersProfile() {
    orders(
        1,
        "'id': 1, 'email': 'bob@example.com'",
        address("billing", "Bob", "Roy", "+33639980001"),
        address("shipping", "Gina", "Lee", "+33639980002"));

    assertThat(world.byEmail("bob@example.com").phone()).contains("+33639980001");
    assertThat(world.contacts.havingPhone("+33639980002")).isEmpty();
  }

  @Test
  @DisplayName("case 05: nor does the receiver in a customer's default address enter the profile")
  void keepsTheReceiverInTheDefaultAddressOut() {
    customers(
        "create",
        """
        'id': 1, 'email': 'ana@example.com', 'first_name': 'Ana', 'last_name': 'Roy',
         'default_address': {'first_name': 'Gina', 'last_name': 'Lee', 'phone': '%s',
          'country_code': 'FR'}
        """
            .formatted(PHONE));

    assertThat(ana().phone()).isEmpty();
    assertThat(ana().country()).isEmpty();
    assertThat(names(ana())).containsExactly(Optional.of("Ana"), Optional.of("Roy"));
  }

  @Test
  @DisplayName("case 20: what the shop takes away goes")
  void removesWhatTheShopTakesAway() {
    customers(
        "create",
        "'id': 1, 'email': 'ana@example.com', 'first_name': 'Ana', 'phone': '%s'".formatted(PHONE));

    customers("update", "'id': 1, 'email': 'ana@example.com', 'first_name': null, 'phone': null");

    assertThat(ana().phone()).isEmpty();
    assertThat(ana().firstName()).isEmpty();
    assertThat(world.contacts.havingPhone(PHONE)).isEmpty();
  }

  @Test
  @DisplayName("case 20: a phone that the shop never gave is not taken away")
  void keepsWhatTheShopNeverGave() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': null");
    world.contacts.patch(ana().id(), ContactEdit.NONE.set(ContactField.PHONE, PHONE));

    customers("update", "'id': 1, 'email': 'ana@example.com', 'phone': null");

    assertThat(ana().phone()).contains(PHONE);
  }

  @Test
  @DisplayName("A1: a placeholder makes no two people one, and the timeline says so")
  void storesNoPlaceholder() {
    orders(1, "'id': 1, 'email': 'ana@example.com', 'phone': '0000000000'");
    orders(2, "'id': 2, 'email': 'bob@example.com', 'phone': '0000000000'");

    assertThat(world.contacts()).isEqualTo(2);
    assertThat(ana().phone()).isEmpty();
    assertThat(world.timeline(ana().id())).contains("phone-unusable");
  }

  @Test
  @DisplayName("a placeholder before a phone does not hide it")
  void readsThePhoneAfterAPlaceholder() {
    orders(
        1,
        "'id': 1, 'email': 'ana@example.com', 'phone': '0000000000'",
        address("billing", "Ana", "Roy", PHONE));

    assertThat(ana().phone()).contains(PHONE);
    assertThat(world.timeline(ana().id())).doesNotContain("phone-unusable");
  }

  @Test
  @DisplayName("trial B2: an erasure finds nobody by a phone, nor another customer by an email")
  void erasesOnlyTheCustomer() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': '%s'".formatted(PHONE));
    var guest = guest("guest@example.com");

    redact("'id': 9, 'email': 'nobody@example.com', 'phone': '%s'".formatted(PHONE));
    redact("'id': 9, 'email': 'ana@example.com'");
    var before = world.contacts();
    redact("'id': 9, 'email': 'guest@example.com'");
    redact("'id': 1, 'email': 'old@example.com'");

    assertThat(before).isEqualTo(2);
    assertThat(world.contacts.find(guest.id())).isEmpty();
    assertThat(world.contacts()).isZero();
  }

  @Test
  @DisplayName("an erasure names the orders whose contact nothing else identifies")
  void erasesWhomOnlyAnOrderKnows() {
    orders(1, "", address("shipping", "Gina", "Lee", PHONE));
    orders(2, "'id': 2, 'email': 'bob@example.com'");

    redact("'id': 9", "1, 2");

    assertThat(world.contacts.havingPhone(PHONE)).isEmpty();
    assertThat(world.contacts.byEmail("bob@example.com")).isPresent();
  }

  @Test
  @DisplayName("trial B2: the answer to a data request holds nobody else's data")
  void exportsOnlyTheCustomer() {
    customers("create", "'id': 1, 'email': 'ana@example.com', 'phone': '%s'".formatted(PHONE));
    customers("create", "'id': 2, 'email': 'bob@example.com', 'phone': '%s'".formatted(PHONE));

    world.deliver(
        "customers/data_request",
        json(
            """
            {'shop_domain': 'x', 'data_request': {'id': 7}, 'orders_requested': [],
             'customer': {'id': 2, 'email': 'ana@example.com', 'phone': '%s'}}
            """
                .formatted(PHONE)));

    var requests = new PrivacyRequests(world.store).list(PageRequest.first(10)).items();
    assertThat(requests)
        .singleElement()
        .returns(List.of(world.byEmail("bob@example.com").id()), PrivacyRequests.Entry::contactIds);
  }

  @Test
  @DisplayName(
      "a phone out of an address is sent to, also when there is nothing else, and finds nobody")
  void givesAnOrderWithOnlyThePhoneOfAnAddressAContactOfItsOwn() {
    orders(1, "", address("shipping", "Gina", "Lee", PHONE));
    orders(1, "", address("shipping", "Gina", "Lee", PHONE));
    orders(2, "", address("shipping", "Gina", "Lee", PHONE));

    assertThat(world.contacts.havingPhone(PHONE))
        .extracting(Contact::id)
        .containsExactlyInAnyOrder(
            world.occurrence("order-completed:1").contact(),
            world.occurrence("order-completed:2").contact());
  }

  private Contact guest(String email) {
    var made = world.contacts.create(ContactEdit.NONE.set(ContactField.EMAIL, email), List.of());
    return ((ContactEditResult.Kept) made).contact();
  }

  private void redact(String customer) {
    redact(customer, "");
  }

  private void redact(String customer, String orders) {
    world.deliver(
        "customers/redact",
        json(
            "{'shop_domain': 'x', 'customer': {%s}, 'orders_to_redact': [%s]}"
                .formatted(customer, orders)));
  }

  private void customers(String topic, String fields) {
    world.deliver(
        "customers/" + topic, json("{%s, 'updated_at': '2026-11-23T10:00:00Z'}".formatted(fields)));
  }

  private void orders(int id, String customer, String... addresses) {
    var body =
        "{'id': %d, 'created_at': '2026-11-23T10:00:00Z', 'customer': {%s}%s}"
            .formatted(
                id, customer, addresses.length == 0 ? "" : ", " + String.join(", ", addresses));
    world.deliver("orders/create", json(body));
  }

  private static String address(String kind, String first, String last, String phone) {
    return address(kind, first, last, phone, "FR");
  }

  private static String address(
      String kind, String first, String last, String phone, String country) {
    return "'%s_address': {'first_name': '%s', 'last_name': '%s', 'phone': '%s', 'country_code': '%s'}"
        .formatted(kind, first, last, phone, country);
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  private Contact ana() {
    return world.byEmail("ana@example.com");
  }

  private static List<Optional<String>> names(Contact contact) {
    return List.of(contact.firstName(), contact.lastName());
  }

  private static Optional<ConsentState> marketing(Contact contact, Channel channel) {
    return contact.consents().state(channel, Purpose.MARKETING);
  }
}
