package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.InFlight;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody buys something. */
class OrderCompletedScenarioTest {
  private static final String ORDER = "8209829119461545081";
  private static final String COMPLETED = "order-completed:" + ORDER;
  private static final String POST_PURCHASE = "{\"kind\": \"post-purchase\"}";

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
  @DisplayName("A-9 An order told three times, twice under another topic, counts once")
  void countsAnOrderOnceHoweverItIsTold() {
    var automation = world.activate(POST_PURCHASE);

    world.deliver("order-completed");
    world.deliver("order-completed");
    world.deliver("order-paid");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.entered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.engine.started).hasSize(1);
  }

  @Test
  void takesAPaidOrderForACompletedOneThatNeverCame() {
    var automation = world.activate(POST_PURCHASE);

    world.deliver("order-paid");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  @DisplayName("Ids beyond 2^53 are kept to the last digit")
  void keepsWhatTextsMaySayOfTheOrder() {
    world.deliver("order-completed");

    var order = world.variables(COMPLETED).path("order");

    assertThat(order.path("id").asText()).isEqualTo(ORDER);
    assertThat(order.path("name").asText()).isEqualTo("#LM1042");
    assertThat(order.path("currency").asText()).isEqualTo("CAD");
    assertThat(order.path("items")).isNotEmpty();
  }

  @Test
  @DisplayName("The contact on a kept occurrence is never resolved again")
  void keepsTheBuyerThatItFoundFirst() {
    world.deliver("order-completed");
    var first = world.occurrence(COMPLETED).contact();

    world.tellsOf("order-paid", "camille.moreau@example.com", "somebody.else@example.com");

    assertThat(world.occurrence(COMPLETED).contact()).isEqualTo(first);
    assertThat(world.contacts()).isEqualTo(1);
  }

  @Test
  void triggersNothingThatIsActivatedAfterwards() {
    world.deliver("order-completed");
    var automation = world.activate(POST_PURCHASE);

    world.deliver("order-paid");

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  void enrolsNobodyOnceTheAutomationIsInactive() {
    var automation = world.activate(POST_PURCHASE);
    world.toggling.deactivate(new AutomationId(automation), InFlight.FINISH);

    world.deliver("order-completed");

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  void countsTheOrderAmongWhatItsBuyerDidOnce() {
    world.deliver("order-completed");
    world.deliver("order-paid");

    assertThat(world.timeline(world.occurrence(COMPLETED).contact())).containsOnlyOnce("order");
  }

  @Test
  void completesForABuyerWhoIsNamedOnlyLater() {
    var automation = world.activate(POST_PURCHASE);
    world.deliver("orders/create", "{\"id\": 77, \"created_at\": \"2026-03-01T10:00:00Z\"}");
    var nobody = world.timesTriggered(new AutomationId(automation));

    world.deliver(
        "orders/paid",
        "{\"id\": 77, \"email\": \"ana@example.com\", \"created_at\": \"2026-03-01T10:00:00Z\"}");

    assertThat(nobody).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  @DisplayName("A body over 256 KB waits in the object store and is gone when it is done")
  void takesAnOrderTooLargeForAMessage() {
    var automation = world.activate(POST_PURCHASE);
    var items =
        IntStream.range(0, 2000)
            .mapToObj(at -> "{\"title\": \"%s\", \"quantity\": 1}".formatted("é".repeat(60)))
            .collect(Collectors.joining(","));

    world.accepts(
        "orders/create",
        """
        {"id": 78, "email": "ana@example.com", "created_at": "2026-03-01T10:00:00Z",
         "line_items": [%s]}
        """
            .formatted(items));
    var waiting = world.objects.list("shop-facts/").count();
    world.settles();

    assertThat(waiting).isEqualTo(1);
    assertThat(world.objects.list("shop-facts/")).isEmpty();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.variables("order-completed:78").at("/order/items")).hasSize(100);
  }

  @Test
  void leavesTheCartAloneForGood() {
    var automation = world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}");
    world.deliver("checkout-updated");

    world.deliver("order-completed");
    world.pass(Duration.ofHours(2));

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }
}
