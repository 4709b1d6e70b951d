package io.relance.server;

import static io.relance.server.VisitReports.body;
import static io.relance.server.VisitReports.page;
import static io.relance.server.VisitReports.sales;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-T11, C-T12: visits belong to the contact who is identified last")
class VisitorIdentityScenarioTest extends VisitsTest {
  @Test
  void givesNothingToTheContactBeforeWhenSomebodyElseSignsIn() {
    collected(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    collected(body("v1", page("e2", "/sale")).with("email", "bob@shop.test"));
    collected(body("v1", page("e3", "/sale")));
    assertThat(visits.events(ana)).hasSize(1);

    var bob = server.make("/v1/contacts", "{\"email\": \"bob@shop.test\"}");
    collected(body("v1").with("email", "bob@shop.test"));

    assertThat(visits.events(ana)).hasSize(1);
    assertThat(visits.events(bob)).hasSize(2);
  }

  @Test
  void keepsTheIdentityOfAVisitorWhenTheContactBeforeIsErased() {
    var bob = server.make("/v1/contacts", "{\"email\": \"bob@shop.test\"}");
    collected(body("v1", page("e1", "/sale")).with("email", "ana@shop.test"));
    collected(body("v1").with("email", "bob@shop.test"));

    server.done("DELETE", "/v1/contacts/" + ana, "");
    collected(body("v1", page("e2", "/sale")));

    assertThat(visits.events(bob)).hasSize(1);
  }

  @Test
  void storesAFewHundredVisitsOfAnUnknownVisitor() {
    for (int hour = 0; hour < 3; hour++) {
      for (int batch = 0; batch < 15; batch++) {
        visits.collect(body("v1", sales(hour * 300 + batch * 20)));
      }
      server.advance("PT1H1M");
    }

    visits.collect(body("v1").with("email", "ana@shop.test"));
    server.advance("PT1M");

    assertThat(visits.counted(ana, 500)).isTrue();
    assertThat(visits.counted(ana, 501)).isFalse();
  }

  /** Reports, and waits until that is recorded: reports that come at once have no order. */
  private void collected(VisitReports.Body body) {
    visits.collect(body);
    server.advance("PT1M");
  }
}
