package io.relance.functions.webhooks;

/** A sender of webhooks, and what an operator checks when its webhooks are refused. */
enum WebhookSource {
  SHOPIFY(
      "Shopify",
      "RELANCE_SHOPIFY_SECRET must be the client secret of the app, or the signing key that the"
          + " admin shows for webhooks created by hand"),
  TWILIO(
      "Twilio",
      "RELANCE_TWILIO_AUTH_TOKEN must be the account's, and RELANCE_PUBLIC_URL the address that"
          + " Twilio calls"),
  AWS_SMS(
      "AWS End User Messaging",
      "RELANCE_AWS_SMS_TOPICS must name the topic, and raw message delivery of the subscription must"
          + " be off"),
  SES(
      "SES",
      "RELANCE_SES_TOPICS must name the topic, and raw message delivery of the subscription must be"
          + " off"),
  META("Meta", "RELANCE_WHATSAPP_APP_SECRET must be the secret of the app that sends the webhooks");

  private final String label;
  private final String signature;

  WebhookSource(String label, String signature) {
    this.label = label;
    this.signature = signature;
  }

  /** Its name in log lines. */
  String label() {
    return label;
  }

  /** What to check when a webhook is refused for this problem. */
  String check(WebhookProblem problem) {
    return switch (problem.code()) {
      case "webhook.signature" -> signature;
      case "webhook.verify-token" ->
          "RELANCE_WHATSAPP_VERIFY_TOKEN must be what was entered with the address of the webhook";
      case "webhook.shop-mismatch" ->
          "RELANCE_SHOPIFY_SHOP must be the shop's myshopify.com domain";
      case "webhook.not-configured" -> "set it, or remove the webhook at " + label;
      default -> "the webhook's format and API version at " + label;
    };
  }
}
