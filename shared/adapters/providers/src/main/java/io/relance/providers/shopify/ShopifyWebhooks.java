package io.relance.providers.shopify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.UnknownTopic;
import java.io.IOException;

/** Reads deliveries whose signature was right. */
public final class ShopifyWebhooks {
  /** Reads what Shopify writes, within bounds. */
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          // An order of 1,000 lines, each with its taxes and discounts.
                          .maxTokenCount(300_000)
                          .maxNestingDepth(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ShopifyWebhooks() {}

  /** Parses a body by the topic in the headers. */
  public static ParsedWebhook<ShopFact> parse(String topic, byte[] body) {
    var reader = ShopifyTopics.reader(topic);
    if (reader.isEmpty()) {
      return new Parsed<>(new UnknownTopic(topic));
    }
    try {
      return new Parsed<>(reader.get().read(Payload.of(json(body))));
    } catch (MalformedField malformed) {
      return new Malformed<>(malformed.field(), malformed.problem());
    }
  }

  private static JsonNode json(byte[] body) throws MalformedField {
    try {
      return JSON.readTree(body);
    } catch (JacksonException | NumberFormatException _) {
      // Of a number with too large an exponent the parser throws the second.
      throw new MalformedField("body", "must be JSON");
    } catch (IOException e) {
      throw new IllegalStateException("A body in memory could not be read", e);
    }
  }
}
