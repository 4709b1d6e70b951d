package io.relance.application.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.jobs.JobState;
import io.relance.application.keys.KeyRequest;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C1, D6.1: a job deletes a large table a part at a time")
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
  void continuesWhereItWasLeft() {
    var people = shop.relance().people();
    var work = shop.relance().backgroundJobs();
    var table = people.tables().create("Pets", PETS, COLUMNS).orElseThrow();
    var contact = contact();
    for (int at = 0; at < 1_600; at++) {
      var values = Map.of("species", new Scalar.Text("cat"));
      people.tableRows().put(table, "row " + at, contact, Map.copyOf(values));
    }

    var job = work.startJobs().begin(people.tableDeletion().delete(table), 3);

    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(job.progress().done()).isEqualTo(1_500);
    assertThat(people.tables().byKey(new TableKey("pets"))).isEmpty();
    assertThat(people.tables().all()).isEmpty();
    assertThat(people.tableRows().of(contact)).hasSize(100);
    assertThat(people.tables().create("Pets", PETS, COLUMNS)).isEmpty();

    work.runJobs().run(job.id(), Duration.ofMinutes(1));
    assertThat(work.jobs().find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    assertThat(work.jobs().find(job.id()).orElseThrow().progress().done()).isEqualTo(1_600);
    assertThat(people.tableRows().of(contact)).isEmpty();
    assertThat(people.tables().create("Pets", PETS, COLUMNS)).isPresent();
  }

  private ContactId contact() {
    var edit = ContactEdit.NONE.set(ContactField.PHONE, "+33639986501");
    return ((ContactEditResult.Kept) shop.contacts().create(edit, List.of())).contact().id();
  }
}
