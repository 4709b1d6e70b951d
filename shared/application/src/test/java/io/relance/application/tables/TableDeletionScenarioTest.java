package io.relance.application.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.TestShop;
import io.relance.application.keys.KeyRequest;
import io.relance.application.scheduling.DueKind;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C1: a large table is deleted a part at a time")
class TableDeletionScenarioTest {
  private static final KeyRequest PETS = new KeyRequest.Given("pets");
  private static final List<Column> COLUMNS = List.of(new Column("species", PropertyType.TEXT));

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
  void continuesAsTheScheduleComesToIt() {
    var people = shop.relance().people();
    var table = people.tables().create("Pets", PETS, COLUMNS).orElseThrow();
    var contact = contact();
    for (int at = 0; at < 1_600; at++) {
      var values = Map.of("species", new Scalar.Text("cat"));
      people.tableRows().put(table, "row " + at, contact, Map.copyOf(values));
    }

    people.tableDeletion().delete(table);

    assertThat(people.tables().byKey(new TableKey("pets"))).isEmpty();
    assertThat(people.tables().all()).isEmpty();
    assertThat(people.tableRows().of(contact)).hasSize(100);
    assertThat(people.tables().create("Pets", PETS, COLUMNS)).isEmpty();

    assertThat(fire(table)).isEmpty();
    assertThat(people.tableRows().of(contact)).isEmpty();
    assertThat(fire(table)).isEmpty();
    assertThat(people.tables().create("Pets", PETS, COLUMNS)).isPresent();
  }

  private Optional<Instant> fire(RelatedTable table) {
    return Optional.ofNullable(shop.relance().dueActions().get(DueKind.TABLE))
        .orElseThrow()
        .fire(table.id().value(), TestShop.MONDAY);
  }

  private ContactId contact() {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, "+33639986501");
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact().id();
  }
}
