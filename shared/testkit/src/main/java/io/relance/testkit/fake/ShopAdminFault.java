package io.relance.testkit.fake;

import io.relance.testkit.fake.HttpMessage.Response;
import io.relance.testkit.fake.LoopbackServer.Reaction;

/** How a call of a shop's Admin API goes wrong. */
public enum ShopAdminFault {
  /** The bucket is empty, and takes four seconds to hold enough again. */
  THROTTLED(
      200,
      """
      {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED",
         "documentation": "https://shopify.dev/api/usage/rate-limits"}}],
       "extensions": {"cost": {"requestedQueryCost": 452, "actualQueryCost": null,
         "throttleStatus": {"maximumAvailable": 2000.0, "currentlyAvailable": 52,
           "restoreRate": 100.0}}}}
      """),
  TOO_MANY_REQUESTS(429, "{\"errors\": \"Exceeded 2 calls per second for api client.\"}"),
  /** The app lacks a scope. */
  ACCESS_DENIED(
      200,
      """
      {"errors": [{"message": "Access denied for orders field.",
         "extensions": {"code": "ACCESS_DENIED"}, "path": ["orders"]}], "data": null}
      """),
  FORBIDDEN(403, "{\"errors\": \"[API] This action requires merchant approval.\"}"),
  UNAVAILABLE(503, "<html>"),
  BROKEN_CONNECTION(0, "");

  private final int status;
  private final String body;

  ShopAdminFault(int status, String body) {
    this.status = status;
    this.body = body;
  }

  Reaction reaction() {
    return this == BROKEN_CONNECTION
        ? new Reaction.BrokenConnection()
        : new Reaction.Answer(Response.json(status, body));
  }
}
