package io.relance.application.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.DeclareProperty.PropertyDeclared;
import io.relance.application.contacts.model.ContactField;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C1: a declared type holds for every value")
class DeclarePropertyScenarioTest {
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
  void countsValuesThroughEveryChange() {
    var random = new Random(7);
    var contacts = new ArrayList<ContactId>();
    for (int at = 0; at < 12; at++) {
      contacts.add(made("+336399870%02d".formatted(at), "p0", value(random)));
    }

    for (int at = 0; at < 150; at++) {
      var edit = ContactEdit.NONE;
      for (int more = 0; more < 3; more++) {
        var name = "p" + random.nextInt(4);
        edit = random.nextInt(4) == 0 ? edit.remove(name) : edit.set(name, value(random));
      }
      shop.contacts().patch(contacts.get(random.nextInt(contacts.size())), edit);
    }
    shop.relance().requests().eraseOnRequest().erase(contacts.removeFirst());

    for (int at = 0; at < 4; at++) {
      var name = "p" + at;
      for (var type : PropertyType.values()) {
        assertThat(contradictions(name, type))
            .as(name + " " + type)
            .isEqualTo(contradictingValues(contacts, name, type));
      }
    }
  }

  @Test
  void decidesBetweenADeclarationAndAWriteAtTheSameTime() throws InterruptedException {
    for (int at = 0; at < 20; at++) {
      var name = "n" + at;
      var phone = "+336399880%02d".formatted(at);
      var contact = made(phone, "other", new Scalar.Flag(true));
      var start = new CountDownLatch(1);
      var results = new ArrayList<PropertyDeclared>();
      var declaring = Thread.ofVirtual().start(() -> results.add(declare(start, name)));
      start.countDown();
      var written =
          shop.contacts().patch(contact, ContactEdit.NONE.set(name, new Scalar.Text("many")));
      declaring.join();

      var declared = results.getFirst() instanceof PropertyDeclared.Declared;
      assertThat(written instanceof ContactEditResult.Kept).as(name).isNotEqualTo(declared);
    }
  }

  @Test
  void holdsAsManyNamesAsAContactCanHave() {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, "+33639987099");
    for (int at = 0; at < 200; at++) {
      edit = edit.set("name " + at, new Scalar.Text("x"));
    }

    var made = shop.contacts().create(edit, List.of());

    assertThat(made).isInstanceOf(ContactEditResult.Kept.class);
    assertThat(shop.relance().people().properties().all()).hasSize(200);
  }

  private PropertyDeclared declare(CountDownLatch start, String name) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return shop.relance().people().declareProperty().declare(name, PropertyType.NUMBER, "");
  }

  private long contradictions(String name, PropertyType type) {
    return switch (shop.relance().people().declareProperty().declare(name, type, "")) {
      case PropertyDeclared.Contradicted(var count, _) -> count;
      case PropertyDeclared.Declared _ -> 0;
      case PropertyDeclared.InvalidName(var fault) -> throw new AssertionError(fault);
    };
  }

  private long contradictingValues(List<ContactId> contacts, String name, PropertyType type) {
    return contacts.stream()
        .map(contact -> shop.contacts().find(contact).orElseThrow().properties())
        .flatMap(properties -> Optional.ofNullable(properties.get(name)).stream())
        .filter(value -> !type.accepts(value))
        .count();
  }

  private ContactId made(String phone, String name, PropertyValue value) {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, phone).set(name, value);
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact().id();
  }

  private static PropertyValue value(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Scalar.Text("some");
      case 1 -> new Scalar.Text("2026-01-31");
      case 2 -> new Scalar.Text("2026-01-31T09:30:00Z");
      case 3 -> new Scalar.Numeric(new BigDecimal("1.5"));
      case 4 -> new Scalar.Flag(true);
      case 5 -> new PropertyValue.TextList(List.of("a"));
      default -> new Scalar.Text("");
    };
  }
}
