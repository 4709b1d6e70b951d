package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.InFlight;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cart is left alone, or is not (A-5, L-23, D6.3). */
class CheckoutAbandonedScenarioTest {
  private static final String TOKEN = "7d1f4c0a92be4e6f8a35d0c9b7e21a64";
  private static final String ABANDONED = "cart-abandoned:" + TOKEN;
  private static final String AFTER_AN_HOUR = "{\"kind\": \"abandoned-cart\", \"after\": \"PT1H\"}";
  private static final Duration HOUR = Duration.ofHours(1);

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
  @DisplayName("L-23 A cart left alone enrols its owner once the time has passed, not before")
  void enrolsTheOwnerOfACartLeftAlone() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.pass(HOUR.minusSeconds(1));
    var before = world.timesTriggered(new AutomationId(automation));
    world.pass(Duration.ofSeconds(1));

    assertThat(before).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.variables(ABANDONED).at("/checkout/total").asText()).isEqualTo("32.00");
    assertThat(world.occurrence(ABANDONED).contact())
        .isEqualTo(world.byEmail("camille.moreau@example.com").id());
  }

  @Test
  void startsAgainWithEachNewerVersion() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");
    world.pass(HOUR.minusMinutes(1));

    world.deliver("checkout-updated");
    world.pass(HOUR.minusMinutes(1));
    var before = world.timesTriggered(new AutomationId(automation));
    world.pass(Duration.ofMinutes(1));

    assertThat(before).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  void doesNotStartAgainForARepeatedOrAnOlderVersion() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-updated");
    world.pass(HOUR.minusMinutes(1));

    world.deliver("checkout-updated");
    world.deliver("checkout-abandoned");
    world.pass(Duration.ofMinutes(1));

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.variables(ABANDONED).at("/checkout/items")).hasSize(2);
  }

  @Test
  void isAbandonedOnceForEachAutomationAfterItsOwnTime() {
    var hour = world.activate(AFTER_AN_HOUR);
    var day = world.activate("{\"kind\": \"abandoned-cart\", \"after\": \"P1D\"}");
    world.deliver("checkout-abandoned");

    world.pass(HOUR);
    world.deliver("checkout-updated");
    world.pass(Duration.ofDays(1));
    world.pass(Duration.ofDays(1));

    assertThat(world.timesTriggered(new AutomationId(hour))).isEqualTo(1);
    assertThat(world.timesTriggered(new AutomationId(day))).isEqualTo(1);
    assertThat(world.variables(ABANDONED).at("/checkout/items")).hasSize(2);
  }

  @Test
  void isClosedForGoodOnceCompleted() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.deliver("checkout-completed");
    world.deliver("checkout-updated");
    world.pass(HOUR.multipliedBy(2));

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  void isClosedByAnOrderThatCameBeforeIt() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("order-completed");

    world.deliver("checkout-abandoned");
    world.pass(HOUR.multipliedBy(2));

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  void isClosedByAnOrderOfItsCartWhenTheOrderNamesNoCheckout() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.tellsOf("order-completed", "\"" + TOKEN + "\"", "null");
    world.pass(HOUR.multipliedBy(2));

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  void isNotReopenedByTheOrdersCancellation() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");
    world.deliver("order-completed");

    world.deliver("orders/cancelled", world.body("order-completed"));
    world.pass(HOUR.multipliedBy(2));

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
    assertThat(world.timeline(world.byEmail("camille.moreau@example.com").id()))
        .contains("order-cancelled");
  }

  @Test
  void waitsForAnUpdateThatNamesSomebody() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.tellsOf(
        "checkout-abandoned",
        "\"camille.moreau@example.com\"",
        "null",
        "\"id\": 7064055069303700841",
        "\"id\": null");
    world.pass(HOUR.multipliedBy(2));
    var nobody = world.timesTriggered(new AutomationId(automation));

    world.deliver("checkout-updated");
    world.pass(HOUR);

    assertThat(nobody).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  void mergesVersionsOfOneInstantWithoutEmptyingAField() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.tellsOf(
        "checkout-abandoned",
        "\"phone\": null,\n  \"customer_locale\"",
        "\"phone\": \"+15145550142\",\n  \"customer_locale\"",
        "\"total_price\": \"32.00\"",
        "\"total_price\": null");
    world.pass(HOUR);

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.contacts()).isEqualTo(1);
    assertThat(world.byPhone("+15145550142").email()).contains("camille.moreau@example.com");
    assertThat(world.variables(ABANDONED).at("/checkout/total").asText()).isEqualTo("32.00");
  }

  @Test
  @DisplayName("D4.5 Deactivating ends a running timer; activating again does not revive it")
  void endsWithTheActivationUnderWhichItBegan() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.toggling.deactivate(new AutomationId(automation), InFlight.FINISH);
    world.toggling.activate(new AutomationId(automation), ActivationNote.by("system"));
    world.pass(HOUR.multipliedBy(2));
    var revived = world.timesTriggered(new AutomationId(automation));
    world.deliver("checkout-updated");
    world.pass(HOUR);

    assertThat(revived).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }

  @Test
  void outlivesANewVersionOfItsAutomation() {
    var automation = world.activate(AFTER_AN_HOUR);
    world.deliver("checkout-abandoned");

    world.toggling.activate(new AutomationId(automation), ActivationNote.by("system"));
    world.pass(HOUR);

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
  }
}
