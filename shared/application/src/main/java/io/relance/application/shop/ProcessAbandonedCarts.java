package io.relance.application.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.model.Activities;
import io.relance.application.events.ContactEvent;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.events.ContactEventMessage;
import io.relance.application.events.ContactEvents;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.shop.CartClosing.Reason;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides, when a timer has expired, that its checkout is abandoned: once for each automation, and
 * not when the checkout was closed, its contact ordered since or has a newer cart, or the
 * automation was deactivated.
 */
public final class ProcessAbandonedCarts implements DueAction {

  private final ItemStore store;
  private final ClosedCarts closedCarts;
  private final Automations automations;
  private final ContactEvents contactEvents;

  public ProcessAbandonedCarts(
      ItemStore store, Automations automations, ContactEvents contactEvents) {
    this.store = store;
    this.closedCarts = new ClosedCarts(store);
    this.automations = automations;
    this.contactEvents = contactEvents;
  }

  @Override
  public DueKind kind() {
    return DueKind.CART;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    int end = subject.lastIndexOf('#');
    var token = subject.substring(0, end);
    var automation = subject.substring(end + 1);
    OptimisticRetry.retry(
            "cart timer", subject, () -> abandon(token, new AutomationId(automation), now))
        .ifPresent(contactEventMessage -> contactEvents.offer(List.of(contactEventMessage)));
    return Optional.empty();
  }

  /** The message to publish, itself empty when nothing is due; empty to retry. */
  private Optional<Optional<ContactEventMessage>> abandon(
      String token, AutomationId automation, Instant now) {
    var key = ShopKeys.timer(token, automation);
    var timer = store.get(key).map(CartTimer::of);
    var offer = timer.map(found -> offer(token, found));
    if (timer.filter(CartTimer::fired).isPresent()) {
      return Optional.of(offer); // It may not have been published before a crash.
    }
    var checkout = store.get(ShopKeys.checkout(token)).flatMap(Checkout::read);
    if (timer.isEmpty() || checkout.isEmpty() || !isDue(timer.orElseThrow(), now)) {
      return Optional.of(Optional.empty());
    }
    var standing = closedCarts.of(checkout.orElseThrow());
    var closing = standing.closing().or(() -> newerCart(checkout.orElseThrow(), automation, now));
    if (closing.isPresent()) {
      return close(checkout.orElseThrow(), closing.orElseThrow());
    }
    var writes = new ArrayList<>(standing.checks());
    writes.add(timer.orElseThrow().firing(key, now));
    writes.addAll(occurrence(checkout.orElseThrow(), timer.orElseThrow(), now));
    return Transactions.write(store, writes).committed() ? Optional.of(offer) : Optional.empty();
  }

  /** Shows on the timeline what closed a cart, if it is not shown yet; empty to retry. */
  private Optional<Optional<ContactEventMessage>> close(Checkout checkout, CartClosing closing) {
    var writes = closing.writes(store, checkout);
    return writes.isEmpty() || Transactions.write(store, writes).committed()
        ? Optional.of(Optional.empty())
        : Optional.empty();
  }

  /** One reminder, for the latest cart: a newer open one of the contact takes its place. */
  private Optional<CartClosing> newerCart(Checkout checkout, AutomationId automation, Instant now) {
    return closedCarts
        .checkouts(checkout.contact().orElseThrow())
        .filter(other -> other.isNewerThan(checkout))
        .filter(other -> store.get(ShopKeys.timer(other.token(), automation)).isPresent())
        .filter(other -> closedCarts.of(other).isOpen())
        .findFirst()
        .map(_ -> CartClosing.through(checkout.updatedAt(), Reason.NEWER_CART, now));
  }

  private boolean isDue(CartTimer timer, Instant now) {
    var automation = timer.automation();
    return !timer.due().isAfter(now)
        && automations.isCurrent(automation.id(), automation.activation());
  }

  /** Several automations share one event, which contains the current cart. */
  private List<Write> occurrence(Checkout checkout, CartTimer timer, Instant now) {
    var id = occurrence(checkout.token());
    var contact = checkout.contact().orElseThrow();
    var kept = contactEvents.find(id);
    var variables = new ShopVariables.OfCheckout(checkout.variables());
    var contactEvent =
        ContactEvent.of(id, CheckoutTimers.KIND, contact, now)
            .with(variables)
            .happened(checkout.updatedAt());
    var writes =
        new ArrayList<>(
            kept.isEmpty()
                ? ContactEvents.keep(contactEvent)
                : List.of(ContactEvents.refresh(contactEvent)));
    writes.add(
        Activities.write(
            kept.map(ContactEvent::contact).orElse(contact),
            now,
            ShopProperties.of(
                BuiltInEvent.CART_ABANDONED, Json.MAPPER.<JsonNode>valueToTree(variables)),
            Map.of("automation", timer.automation().id().value())));
    return writes;
  }

  private static ContactEventMessage offer(String token, CartTimer timer) {
    return new ContactEventMessage(occurrence(token), Optional.of(timer.automation()));
  }

  static String occurrence(String token) {
    return "cart-abandoned:" + ContactEventKeys.bounded(token);
  }
}
