package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.keys.KeyRequest;
import io.relance.application.lists.CreateListResult;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.criteria.PropertyType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D6.1: jobs are seen and cancelled")
class JobsApiTest extends ApiTest {
  @Test
  void showsAJob() {
    var job = api.get("/v1/jobs/" + running("Pets"));

    assertThat(job.status()).isEqualTo(200);
    assertThat(job.text("/kind")).isEqualTo("delete-table");
    assertThat(job.text("/state")).isEqualTo("running");
    assertThat(job.text("/done")).isEqualTo("0");
    assertThat(job.json().has("total")).isFalse();
    assertThat(job.json().has("result")).isFalse();
    assertThat(job.json().has("error")).isFalse();
    assertThat(api.get("/v1/jobs/unknown").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("D6.1, L1: cancelling leaves an audit entry, and is refused when a job has ended")
  void cancelsAJob() {
    var id = running("Toys");

    var cancelled = api.post("/v1/jobs/%s/cancel".formatted(id), "");

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(api.get("/v1/audit?resource=" + id).text("/items/0/action")).isEqualTo("job.cancel");
    var again = api.post("/v1/jobs/%s/cancel".formatted(id), "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("job.ended");
    assertThat(api.post("/v1/jobs/unknown/cancel", "").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("D6.1: what removes the members of a list that is gone runs to its end")
  void refusesToCancelWhatMustEnd() {
    var lists = api.relance.people().lists();
    var list = ((CreateListResult.Made) lists.create("Gone")).list();
    var id = api.relance.people().listDeletion().delete(list).id();

    var refused = api.post("/v1/jobs/%s/cancel".formatted(id), "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("job.not-cancellable");
    assertThat(refused.text("/detail")).contains("delete-list");
    assertThat(api.get("/v1/jobs/" + id).text("/state")).isEqualTo("running");
  }

  @Test
  void letsManagersCancel() {
    var id = running("Bowls");
    var analyst = api.token("Ann", Role.ANALYST);

    var request =
        api.withBody("/v1/jobs/%s/cancel".formatted(id), "POST", "")
            .setHeader("Authorization", "Bearer " + analyst);

    assertThat(TestApi.send(request).status()).isEqualTo(403);
  }

  /** Nothing runs behind this API, so that a job stays as it was started. */
  private String running(String name) {
    var people = api.relance.people();
    var columns = List.of(new Column("size", PropertyType.TEXT));
    var table = people.tables().create(name, new KeyRequest.FromName(name), columns).orElseThrow();
    return people.tableDeletion().delete(table).id().value();
  }
}
