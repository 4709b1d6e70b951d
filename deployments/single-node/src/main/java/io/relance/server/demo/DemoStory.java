package io.relance.server.demo;

import java.util.List;

/** The steps of the demo in order, and the messages that they must send, each exactly once. */
final class DemoStory {
  private DemoStory() {}

  /** A step of the demo. */
  sealed interface Scene {
    String text();

    /** A webhook of the shop, delivered a number of times. */
    record ShopCalls(String text, String event, String topic, int times) implements Scene {}

    /** An inbound text, delivered by Twilio a number of times. */
    record ContactTexts(String text, String event, int times) implements Scene {}

    /** The marketer counts for whom criteria hold, and saves them as a segment. */
    record SegmentSaved(String text, String name, String criteria) implements Scene {}

    /** The marketer switches an automation on that is no template's. */
    record AutomationOpened(String text, String name, String flow) implements Scene {}

    /** The marketer launches an automation to a segment. */
    record SegmentLaunched(String text, String automation, String segment) implements Scene {}

    /** Time passes. */
    record TimePasses(String text, String advance) implements Scene {}
  }

  /** A message that must be sent once, by an automation and a channel. */
  record Expected(String template, String channel) {}

  static final List<String> TEMPLATES =
      List.of(
          "order-confirmation",
          "abandoned-cart-one-reminder",
          "shipment-shipped",
          "shipment-out-for-delivery",
          "shipment-delivered",
          "restaurant-1-order",
          "seasonal-sale",
          "after-stop");

  private static final String SEGMENT = "Recent customers";

  private static final String GREETING =
      """
      {"format": 1, "trigger": {"kind": "segment-entered", "segment": "recent-customers"},
       "start": "greet", "elements": [
        {"id": "greet", "name": "Greet them", "kind": "send-sms", "purpose": "marketing",
         "text": "Welcome to our customers, {{ contact.firstName }}! Reply STOP to opt out.",
         "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  static final List<Scene> SCENES =
      List.of(
          new Scene.SegmentSaved(
              "who has ordered in the last 30 days is counted, and saved as a segment",
              SEGMENT,
              "{\"event\": \"order\", \"since\": \"P30D\"}"),
          new Scene.AutomationOpened(
              "an automation greets those who enter the segment", "segment-entered", GREETING),
          new Scene.ShopCalls(
              "Camille opens an account", "customer-created", "customers/create", 1),
          new Scene.ShopCalls(
              "goes to the checkout, only an email is known",
              "checkout-abandoned",
              "checkouts/create",
              2),
          new Scene.ShopCalls(
              "gives a phone and agrees to texts", "checkout-updated", "checkouts/update", 2),
          new Scene.TimePasses("an hour and a half passes", "PT1H30M"),
          new Scene.ShopCalls(
              "comes back and orders (delivered three times)",
              "order-completed",
              "orders/create",
              3),
          new Scene.ShopCalls("the same order is paid", "order-paid", "orders/paid", 2),
          new Scene.ShopCalls(
              "the cart is an order now", "checkout-completed", "checkouts/update", 1),
          new Scene.TimePasses("a day passes", "P1D"),
          new Scene.ShopCalls(
              "a parcel is prepared", "fulfillment-created", "fulfillments/create", 1),
          new Scene.ShopCalls("it leaves", "fulfillment-updated", "fulfillments/update", 2),
          new Scene.TimePasses("two days pass", "P2D"),
          new Scene.ShopCalls(
              "out for delivery", "shipment-out-for-delivery", "fulfillment_events/create", 1),
          new Scene.ContactTexts("Camille texts ORDER (delivered twice)", "inbound-order", 2),
          new Scene.SegmentLaunched(
              "the sale is launched to the segment", "seasonal-sale", SEGMENT),
          new Scene.ContactTexts("and later STOP", "inbound-stop", 2),
          new Scene.ContactTexts(
              "Twilio delivers the text with ORDER once more", "inbound-order", 1),
          new Scene.ShopCalls(
              "the parcel is delivered (delivered twice)",
              "shipment-delivered",
              "fulfillment_events/create",
              2),
          new Scene.TimePasses("three days pass", "P3D"));

  static final List<Expected> EXPECTED =
      List.of(
          new Expected("abandoned-cart-one-reminder", "sms"),
          new Expected("order-confirmation", "sms"),
          new Expected("order-confirmation", "email"),
          new Expected("shipment-shipped", "sms"),
          new Expected("shipment-out-for-delivery", "sms"),
          new Expected("restaurant-1-order", "sms"),
          new Expected("segment-entered", "sms"),
          new Expected("seasonal-sale", "sms"),
          new Expected("after-stop", "email"));

  /** Messages that must be skipped. */
  static final List<Expected> SKIPPED =
      List.of(new Expected("shipment-delivered", "sms"), new Expected("seasonal-sale", "email"));
}
