package io.relance.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.timeline.WalkingShop;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Write;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("GET /v1/contacts/{id}/export: everything held about a contact, as JSON")
class ExportContactScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "wait", "elements": [
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  private WalkingShop world;

  @BeforeEach
  void open() {
    world = new WalkingShop(folder, FLOW);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void showsFieldsConsentsListsWalksMessagesAndRecords() {
    var ana = ana();
    var vips = ((CreateListResult.Made) world.lists.create("VIPs")).list();
    world.lists.add(vips.id(), List.of(ana.id()));
    world
        .shop
        .ledger()
        .enter(ana.id(), ConsentStatement.optOut(Channel.SMS, "sms", world.shop.now()));
    var enrollment = world.enroll("api:1", ana.id().value()).getFirst();
    world.advance(enrollment);
    world.message(enrollment, new ElementId("thanks"), "skipped", "opted out");
    occurrence(ana);

    var json = Json.tree(Json.write(exporting().export(ana.id()).orElseThrow()));

    assertThat(json.at("/contact/phone").asText()).isEqualTo("+33612345678");
    assertThat(json.at("/contact/properties/points").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(json.at("/consents/0/entry/state").asText()).isEqualTo("UNSUBSCRIBED");
    assertThat(json.at("/lists/0/name").asText()).isEqualTo("VIPs");
    assertThat(json.at("/enrollments/0/walk/now/element").asText()).isEqualTo("wait");
    assertThat(json.at("/messages/0/reason").asText()).isEqualTo("opted out");
    assertThat(json.at("/records/0/attributes/variables/order/name").asText()).isEqualTo("#1001");
  }

  @Test
  void showsNothingOfNobody() {
    assertThat(exporting().export(new ContactId("nobody"))).isEmpty();
  }

  private ExportContact exporting() {
    return world.shop.relance().privacy().exportContact();
  }

  private Contact ana() {
    var edit =
        ContactEdit.NONE
            .set(ContactField.PHONE, "+33612345678")
            .set("points", new Scalar.Numeric(new BigDecimal("12.50")));
    return ((ContactEditResult.Kept) world.shop.contacts().create(edit, List.of())).contact();
  }

  private void occurrence(Contact contact) {
    var key = ContactEventKeys.occurrence("order-completed:1");
    var item =
        ItemBuilder.at(key)
            .text("contact", contact.id().value())
            .text("variables", "{\"order\":{\"name\":\"#1001\"}}");
    world
        .shop
        .store()
        .transact(List.of(Write.put(item.build()), ContactReferences.write(contact.id(), key)));
  }
}
