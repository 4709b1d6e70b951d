package io.relance.server.demo;

import java.net.URI;
import java.util.Map;

/** The invented shop of the demo: its name, its secrets, its number. */
final class DemoShop {
  static final String DOMAIN = "maison-lumen.myshopify.com";
  static final String SHOPIFY_SECRET = "shpss_demo";
  static final String TWILIO_ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TWILIO_TOKEN = "demo-auth-token";
  static final String NUMBER = "+12025550199";
  static final String OWNER_TOKEN = "owner-token-of-the-demo";

  private DemoShop() {}

  /** The settings of its server; texts go to a stand-in for Twilio on this machine. */
  static Map<String, String> settings(URI twilio) {
    return Map.of(
        "RELANCE_OWNER_TOKEN", OWNER_TOKEN,
        "RELANCE_SHOPIFY_SHOP", DOMAIN,
        "RELANCE_SHOPIFY_SECRET", SHOPIFY_SECRET,
        "RELANCE_TWILIO_ACCOUNT_SID", TWILIO_ACCOUNT,
        "RELANCE_TWILIO_AUTH_TOKEN", TWILIO_TOKEN,
        "RELANCE_TWILIO_FROM", NUMBER,
        "RELANCE_TWILIO_BASE_URL", twilio.toString(),
        "RELANCE_COUNTRY", "FR",
        "RELANCE_QUIET_HOURS", "off",
        "RELANCE_TEST_CLOCK", "true");
  }
}
