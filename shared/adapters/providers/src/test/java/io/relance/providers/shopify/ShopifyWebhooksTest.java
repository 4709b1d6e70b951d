package io.relance.providers.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.shop.CarrierStatus;
import io.relance.domain.shop.MarketingConsent;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.ConsentChanged;
import io.relance.domain.shop.ShopFact.CustomerDeleted;
import io.relance.domain.shop.ShopFact.FulfillmentProgress;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyWebhooksTest {
  @Test
  void acceptsTopicsThatItDoesNotFollow() {
    assertThat(parse("products/update", "not even JSON"))
        .isEqualTo(new Parsed<>(new UnknownTopic("products/update")));
  }

  @Test
  void keepsIdsBeyondWhatADoubleHolds() {
    assertThat(parse("customers/delete", "{'id': 9007199254740993}"))
        .isEqualTo(new Parsed<>(new CustomerDeleted("9007199254740993")));
    assertThat(parse("customers/delete", "{'id': 99999999999999999999999}"))
        .isEqualTo(new Parsed<>(new CustomerDeleted("99999999999999999999999")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders/create | {'id': 1.5}                                              | id | must be a whole number or a string
          orders/create | {'id': true}                                             | id | must be a string, not true
          orders/create | {'name': '#1'}                                           | id | is required
          orders/create | {'id': 1}                                                | created_at | is required
          orders/create | {'id': 1, 'created_at': '2026-11-23'}                    | created_at | must be an instant with its offset
          orders/create | {'id': 1, 'customer': [1]}                               | customer | must be an object, not a list
          orders/create | {'id': 1, 'shipping_address': {'phone': 6}}              | shipping_address.phone | must be a string, not a number
          orders/create | {'id': 1, 'total_price': 'free'}                         | total_price | must be an amount of at most 15 digits and 10 decimals
          orders/create | {'id': 1, 'total_price': '1e999999999'}                  | total_price | must be an amount of at most 15 digits and 10 decimals
          orders/create | {'id': 1, 'line_items': [{}, {'quantity': 'two'}]}       | line_items[1].quantity | must be a whole number, not a string
          orders/create | {'id': 1, 'line_items': {}}                              | line_items | must be a list
          orders/create | {'id': 1, 'buyer_accepts_marketing': 'yes'}              | buyer_accepts_marketing | must be true or false, not a string
          orders/create | []                                                       | body | must be an object, not a list
          orders/create | {'id': 1} {'id': 2}                                      | body | must be JSON
          orders/create | {'id': 12345678901234E678901234567}                       | body | must be JSON
          orders/create | {'id':                                                   | body | must be JSON
          customers/redact | {'shop_domain': 'x', 'orders_to_redact': [1.5]}       | orders_to_redact[0] | must be a whole number or a string
          customers_marketing_consent/update | {'sms_marketing_consent': {}}       | id | is required
          """)
  void saysWhichFieldIsWrongAndHow(String topic, String body, String field, String problem) {
    assertThat(parse(topic, body)).isEqualTo(new Malformed<>(field, problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders/create             | {'id': NUMBER}                                              | id
          orders/paid               | {'id': NUMBER}                                              | id
          orders/cancelled          | {'id': NUMBER}                                              | id
          orders/create             | {'id': 1, 'order_number': NUMBER, DATES}                    | order_number
          orders/create             | {'id': 1, 'total_price': NUMBER, 'currency': 'CAD', DATES}  | total_price
          orders/create             | {'id': 1, 'line_items': [{'quantity': NUMBER}], DATES}      | line_items[0].quantity
          orders/create             | {'id': 1, 'line_items': [{'price': NUMBER}], DATES}         | line_items[0].price
          orders/create             | {'id': 1, 'customer': {'id': NUMBER}, DATES}                | customer.id
          checkouts/create          | {'token': 't', 'total_price': NUMBER, 'currency': 'CAD', DATES} | total_price
          checkouts/update          | {'token': 't', 'line_items': [{'quantity': NUMBER}], DATES} | line_items[0].quantity
          fulfillments/create       | {'id': NUMBER}                                              | id
          fulfillments/update       | {'id': 1, 'order_id': NUMBER}                               | order_id
          fulfillment_events/create | {'id': 1, 'fulfillment_id': NUMBER}                         | fulfillment_id
          fulfillment_events/create | {'id': 1, 'fulfillment_id': 2, 'order_id': NUMBER}          | order_id
          customers/create          | {'id': NUMBER, DATES}                                       | id
          customers/update          | {'id': NUMBER, DATES}                                       | id
          customers/delete          | {'id': NUMBER}                                              | id
          customers_marketing_consent/update | {'id': NUMBER}                                     | id
          customers_email_marketing_consent/update | {'customer_id': NUMBER}                      | customer_id
          customers_whats_app_marketing_consent/update | {'customer_id': NUMBER}                  | customer_id
          customers/data_request    | {'shop_domain': 'x', 'customer': {'id': NUMBER}, 'data_request': {'id': 1}}     | customer.id
          customers/data_request    | {'shop_domain': 'x', 'customer': {'id': 1}, 'data_request': {'id': NUMBER}}     | data_request.id
          customers/data_request    | {'shop_domain': 'x', 'data_request': {'id': 1}, 'orders_requested': [NUMBER]}   | orders_requested[0]
          customers/redact          | {'shop_domain': 'x', 'orders_to_redact': [NUMBER]}                              | orders_to_redact[0]
          """)
  void refusesNumbersWhoseExponentIsTheirSize(String topic, String body, String field) {
    var dated =
        body.replace(
            "DATES", "'created_at': '2026-11-23T20:41:03Z', 'updated_at': '2026-11-23T20:41:03Z'");
    for (var number : List.of("1E999999999", "-1E999999999", "1E-999999999", "9".repeat(900))) {
      assertThat(parse(topic, dated.replace("NUMBER", number)))
          .isInstanceOfSatisfying(
              Malformed.class, malformed -> assertThat(malformed.field()).isEqualTo(field));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100E2147483647", "1E2147483648", "1E99999999999", "0E2147483647"})
  void refusesNumbersThatNoDecimalHolds(String number) {
    assertThat(parse("orders/create", "{'id': 1, 'total_price': " + number + "}"))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void refusesAnEmptyBody() {
    assertThat(parse("orders/create", ""))
        .isEqualTo(new Malformed<>("body", "must be an object, not absent"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'phone', 'customer', 'shipping', 'billing', 'default'",
    "2, '', 'customer', 'shipping', 'billing', 'default'",
    "3, '', '', 'shipping', 'billing', 'default'",
    "4, '', '', '', 'billing', 'default'",
    "5, '', '', '', '', 'default'"
  })
  void takesTheFirstPhoneThereIs(
      int rank, String own, String customer, String shipping, String billing, String standard) {
    var order =
        """
        {'id': 1, 'created_at': '2026-11-23T20:41:03Z', 'phone': '%s',
         'customer': {'id': 2, 'phone': '%s', 'default_address': {'phone': '%s'}},
         'shipping_address': {'phone': '%s'}, 'billing_address': {'phone': '%s'}}
        """
            .formatted(own, customer, standard, shipping, billing);

    var placed = (OrderPlaced) understood(parse("orders/create", order));

    var expected = new String[] {own, customer, shipping, billing, standard};
    assertThat(placed.contact().phones().getFirst().number()).isEqualTo(expected[rank - 1]);
  }

  @Test
  void readsAGuestWithoutACustomer() {
    var order = "{'id': 1, 'created_at': '2026-11-23T20:41:03Z', 'customer': null}";

    var placed = (OrderPlaced) understood(parse("orders/create", order));

    assertThat(placed.contact().identifiesSomeone()).isFalse();
    assertThat(placed.name()).isEqualTo("#1");
  }

  @Test
  void knowsThatShopifyMayAddWords() {
    var event =
        "{'id': 1, 'fulfillment_id': 2, 'order_id': 3, 'status': 'teleported',"
            + " 'happened_at': '2026-11-23T20:41:03.123456Z'}";
    var consent = "{'id': 1, 'phone': null, 'sms_marketing_consent': {'state': null}}";

    var progress = (FulfillmentProgress) understood(parse("fulfillment_events/create", event));
    var changed = (ConsentChanged) understood(parse("customers_marketing_consent/update", consent));

    assertThat(progress.status()).isEqualTo(CarrierStatus.UNKNOWN);
    assertThat(changed.state()).isEqualTo(MarketingConsent.UNKNOWN);
  }

  private static ParsedWebhook<ShopFact> parse(String topic, String body) {
    return ShopifyWebhooks.parse(topic, body.replace('\'', '"').getBytes(UTF_8));
  }

  private static ShopFact understood(ParsedWebhook<ShopFact> parsedWebhook) {
    return ((Parsed<ShopFact>) parsedWebhook).value();
  }
}
