package io.relance.providers.shopify;

import io.relance.domain.shop.ShopRecords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The GraphQL documents of this package, for one version of the <a
 * href="https://shopify.dev/docs/api/admin-graphql/2026-07">Admin API</a>.
 */
final class ShopifyQueries {
  /**
   * Grouped: each line item stands below its order, so that a record is complete where the next one
   * begins. See <a
   * href="https://shopify.dev/docs/api/admin-graphql/2026-07/mutations/bulkOperationRunQuery">
   * bulkOperationRunQuery</a>.
   */
  static final String RUN =
      """
      mutation run($query: String!) {
        bulkOperationRunQuery(query: $query, groupObjects: true) {
          bulkOperation { id status }
          userErrors { code message }
        }
      }
      """;

  /** See <a href="https://shopify.dev/docs/api/admin-graphql/2026-07/objects/BulkOperation">. */
  static final String STATE =
      """
      query state($id: ID!) {
        node(id: $id) {
          ... on BulkOperation {
            id status errorCode objectCount rootObjectCount url partialDataUrl
          }
        }
      }
      """;

  static final String SUBSCRIPTIONS =
      """
      query subscriptions($after: String) {
        webhookSubscriptions(first: 100, after: $after) {
          nodes { topic uri }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;

  /** See <a href="https://shopify.dev/docs/apps/build/webhooks/subscribe/subscribe-using-api">. */
  static final String SUBSCRIBE =
      """
      mutation subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
        webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri, format: JSON}) {
          webhookSubscription { id }
          userErrors { message }
        }
      }
      """;

  private static final String MONEY = "{ presentmentMoney { amount currencyCode } }";
  private static final String ADDRESS = "{ firstName lastName phone countryCodeV2 }";
  private static final String CUSTOMER =
      """
      id firstName lastName
      defaultEmailAddress { emailAddress marketingState marketingUpdatedAt }
      defaultPhoneNumber { phoneNumber marketingState marketingUpdatedAt }
      defaultAddress %s
      """
          .formatted(ADDRESS);
  private static final String LINE =
      "id title variantTitle quantity sku image { url } originalUnitPriceSet " + MONEY;
  private static final String BUYER =
      "customer { %s } billingAddress %s shippingAddress %s".formatted(CUSTOMER, ADDRESS, ADDRESS);
  private static final String ORDER =
      """
      id name email phone test cancelledAt cancelReason displayFinancialStatus sourceName
      createdAt processedAt updatedAt statusPageUrl customerLocale customerAcceptsMarketing
      discountCodes totalPriceSet %1$s currentTotalPriceSet %1$s
      refunds { id createdAt totalRefundedSet %1$s }
      %2$s
      lineItems { edges { node { currentQuantity %3$s } } }
      """
          .formatted(MONEY, BUYER, LINE);
  private static final String CHECKOUT =
      """
      id name abandonedCheckoutUrl createdAt updatedAt completedAt totalPriceSet %s
      %s
      lineItems { edges { node { %s } } }
      """
          .formatted(MONEY, BUYER, LINE);

  private ShopifyQueries() {}

  /** The query of an export; searches are those of Shopify's search syntax. */
  static String export(ShopRecords records, Instant since) {
    return switch (records) {
      case CUSTOMERS -> query("customers", since, CUSTOMER + " createdAt updatedAt");
      case ORDERS -> query("orders", since, ORDER);
      case CHECKOUTS -> query("abandonedCheckouts", since, CHECKOUT);
    };
  }

  private static String query(String connection, Instant since, String fields) {
    var search =
        since.equals(Instant.EPOCH)
            ? ""
            : "(query: \"updated_at:>='%s'\")".formatted(since.truncatedTo(ChronoUnit.SECONDS));
    return "{ %s%s { edges { node { %s } } } }".formatted(connection, search, fields);
  }
}
