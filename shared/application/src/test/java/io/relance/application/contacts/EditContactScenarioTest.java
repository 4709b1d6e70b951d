package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.IdentityKind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("POST, GET and PATCH of /v1/contacts")
class EditContactScenarioTest {
  private static final ContactEdit ANA =
      ContactEdit.NONE
          .set(ContactField.PHONE, "06 12 34 56 78")
          .set(ContactField.EMAIL, "Ana@Example.com")
          .set(ContactField.LOCALE, "fr_ca")
          .set("points", new Scalar.Numeric(new BigDecimal("12.50")))
          .set("vip", new Scalar.Flag(true));

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
  void keepsAContactAsItWasRead() {
    var made = made(ANA);

    assertThat(shop.contacts().find(made.id())).contains(made);
    assertThat(made.phone()).contains("+33612345678");
    assertThat(made.email()).contains("ana@example.com");
    assertThat(made.locale()).contains("fr-CA");
    assertThat(made.properties()).containsEntry("vip", new Scalar.Flag(true));
  }

  @Test
  void keepsWhatIsNotNamedAndRemovesWhatIsEmpty() {
    var made = made(ANA);
    var edit =
        ContactEdit.NONE
            .remove(ContactField.EMAIL)
            .remove("vip")
            .set(ContactField.FIRST_NAME, "Ana");

    var edited = ((ContactEditResult.Kept) shop.contacts().patch(made.id(), edit)).contact();

    assertThat(edited.email()).isEmpty();
    assertThat(edited.phone()).isEqualTo(made.phone());
    assertThat(edited.properties()).containsOnlyKeys("points");
    assertThat(shop.contacts().byEmail("ana@example.com")).isEmpty();
    assertThat(made(ContactEdit.NONE.set(ContactField.EMAIL, "ana@example.com")).id())
        .isNotEqualTo(made.id());
  }

  @Test
  @DisplayName(
      "bad input: every value that cannot be read is reported at once, and nothing is done")
  void reportsEveryFieldAtOnce() {
    var made = made(ANA);
    var edit =
        ContactEdit.NONE
            .set(ContactField.PHONE, "not a phone")
            .set(ContactField.EMAIL, "not an email")
            .set(ContactField.TIME_ZONE, "Mars/Olympus")
            .set(ContactField.LOCALE, "xx-YY")
            .set(ContactField.COUNTRY, "Atlantis")
            .set(ContactField.FIRST_NAME, "x".repeat(201))
            .set("firstName", new Scalar.Text("Ana"))
            .set("big", new Scalar.Numeric(new BigDecimal("1e1000")));

    var result = (ContactEditResult.Unreadable) shop.contacts().patch(made.id(), edit);

    assertThat(result.problems())
        .extracting(problem -> problem.path().orElseThrow())
        .containsExactlyInAnyOrder(
            "phone",
            "email",
            "timeZone",
            "locale",
            "country",
            "firstName",
            "properties.firstName",
            "properties.big");
    assertThat(shop.contacts().find(made.id())).contains(made);
  }

  @Test
  void refusesTooManyProperties() {
    var edit = ContactEdit.NONE;
    for (int at = 0; at < 201; at++) {
      edit = edit.set("p" + at, new Scalar.Flag(true));
    }

    var result = (ContactEditResult.Unreadable) shop.contacts().create(edit, List.of());

    assertThat(result.problems())
        .extracting(Diagnostic::code)
        .containsExactly("contact.properties");
  }

  @Test
  void refusesAnEmailThatAnotherHas() {
    var ana = made(ANA);
    var bea = made(ContactEdit.NONE.set(ContactField.EMAIL, "bea@example.com"));
    var edit = ContactEdit.NONE.set(ContactField.EMAIL, "ana@example.com");

    assertThat(shop.contacts().create(edit, List.of()))
        .isEqualTo(new ContactEditResult.Taken(IdentityKind.EMAIL, ana.id()));
    assertThat(shop.contacts().patch(bea.id(), edit))
        .isEqualTo(new ContactEditResult.Taken(IdentityKind.EMAIL, ana.id()));
    assertThat(shop.contacts().patch(new ContactId("nobody"), edit))
        .isEqualTo(new ContactEditResult.Unknown());
  }

  @Test
  @DisplayName("D5.1: several contacts may have one phone, and all of them are found by it")
  void givesOnePhoneToSeveralContacts() {
    var ana = made(ANA);
    shop.pass(java.time.Duration.ofSeconds(1));
    var bea = made(ContactEdit.NONE.set(ContactField.EMAIL, "bea@example.com"));

    shop.contacts().patch(bea.id(), ContactEdit.NONE.set(ContactField.PHONE, "+33 6 12 34 56 78"));

    assertThat(shop.contacts().havingPhone("06 12 34 56 78"))
        .extracting(Contact::id)
        .containsExactly(ana.id(), bea.id());
    assertThat(shop.contacts().byPhone("0612345678").map(Contact::id)).contains(ana.id());
    shop.contacts().patch(ana.id(), ContactEdit.NONE.remove(ContactField.PHONE));
    assertThat(shop.contacts().byPhone("0612345678").map(Contact::id)).contains(bea.id());
  }

  @Test
  @DisplayName("bad input: a contact that nothing could find or write to")
  void needsAnIdentity() {
    var nobody = ContactEdit.NONE.set(ContactField.FIRST_NAME, "Ana");
    var ana = made(ContactEdit.NONE.set(ContactField.EMAIL, "ana@example.com"));
    var emptied = ContactEdit.NONE.remove(ContactField.EMAIL);

    assertThat(shop.contacts().create(nobody, List.of()))
        .isInstanceOf(ContactEditResult.Unreadable.class);
    assertThat(shop.contacts().patch(ana.id(), emptied))
        .isInstanceOf(ContactEditResult.Unreadable.class);
    assertThat(shop.contacts().find(ana.id())).contains(ana);
  }

  @Test
  @DisplayName("D7.5: what a new contact agrees to is in the ledger from its first moment")
  void makesAContactWithItsConsents() {
    var agreed =
        ConsentStatement.of(
            new ConsentEntry(
                Channel.SMS, Purpose.MARKETING, ConsentState.SUBSCRIBED, "import", shop.now()));

    var made = (ContactEditResult.Kept) shop.contacts().create(ANA, List.of(agreed));

    assertThat(made.changes()).hasSize(1);
    assertThat(made.contact().consents().permit(Channel.SMS, Purpose.MARKETING)).isTrue();
    assertThat(shop.ledger().of(made.contact().id())).hasSize(1);
  }

  @Test
  void listsContactsNewestFirstPageByPage() {
    for (int at = 0; at < 5; at++) {
      made(
          ContactEdit.NONE
              .set(ContactField.EMAIL, "contact%d@example.com".formatted(at))
              .set(ContactField.FIRST_NAME, "Contact " + at));
      shop.pass(java.time.Duration.ofSeconds(1));
    }

    var first = shop.contacts().list(PageRequest.first(3));
    var second = shop.contacts().list(new PageRequest(3, first.next()));

    assertThat(first.items())
        .extracting(contact -> contact.firstName().orElseThrow())
        .containsExactly("Contact 4", "Contact 3", "Contact 2");
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isEmpty();
  }

  private Contact made(ContactEdit edit) {
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact();
  }
}
