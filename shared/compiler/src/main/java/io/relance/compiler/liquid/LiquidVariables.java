package io.relance.compiler.liquid;

import io.relance.compiler.liquid.LiquidShape.Anything;
import io.relance.compiler.liquid.LiquidShape.Items;
import io.relance.compiler.liquid.LiquidShape.Parts;
import io.relance.compiler.liquid.LiquidShape.Value;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that texts may use, with samples as long as they get in practice. */
final class LiquidVariables {
  /** The properties of the enrollment, by any name. */
  static final String ENTRY = "entry";

  /** The answers to the questions of the flow, by question. */
  static final String ANSWERS = "answers";

  /** The promo code that the enrollment was granted last. */
  static final String PROMO = "promo";

  /** The end of the window of a file, in the path of the file. */
  static final String DATE = "date";

  /** The project's shop. */
  static final String SHOP = "shop";

  /** Where a contact unsubscribes from marketing on the channel of the text. */
  static final String UNSUBSCRIBE_URL = "unsubscribeUrl";

  private static final int SAMPLE_ITEMS = 3;
  private static final String SAMPLE_WORD = "Maximilian-Alexander";
  private static final Object SAMPLE_NUMBER = 12L;
  private static final Value WORD = new Value(SAMPLE_WORD);
  private static final Value AMOUNT = new Value("12345.67");
  private static final Value CURRENCY = new Value("EUR");
  private static final Value ADDRESS =
      new Value("https://shop.example.com/" + "a1b2c3d4".repeat(8));
  private static final Items LINE_ITEMS =
      new Items(
          Parts.of(
              Map.of(
                  "title",
                  new Value("Organic cotton T-shirt"),
                  "variant",
                  Value.maybe("Navy / Large"),
                  "quantity",
                  new Value("12"),
                  "price",
                  AMOUNT,
                  "sku",
                  new Value("TSHIRT-ORG-L-NAVY"),
                  "image",
                  Value.maybe("https://cdn.example.com/" + "a1b2c3d4".repeat(8)),
                  "url",
                  Value.maybe("https://shop.example.com/products/t-shirt"))));

  private static final Items TRACKING_NUMBERS =
      new Items(Parts.of(Map.of("number", new Value("1Z999AA10123456784"), "url", ADDRESS)));

  static final Parts ROOTS =
      Parts.of(
          Map.ofEntries(
              Map.entry("contact", contact()),
              Map.entry("message", message()),
              Map.entry("order", order()),
              Map.entry("checkout", checkout()),
              Map.entry("fulfillment", fulfillment()),
              Map.entry(SHOP, shop()),
              Map.entry(UNSUBSCRIBE_URL, ADDRESS),
              Map.entry(ENTRY, new Anything()),
              Map.entry(ANSWERS, new Anything()),
              Map.entry(DATE, new Value("2026-11-30T18:05:00+01:00")),
              Map.entry(PROMO, promo())));

  private LiquidVariables() {}

  private static Parts contact() {
    return Parts.of(
        Map.of(
            "firstName", WORD,
            "lastName", WORD,
            "phone", new Value("+33612345678"),
            "email", new Value("maximilian.alexander@mail.example.com"),
            "country", new Value("FR"),
            "locale", new Value("fr-CA"),
            "properties", new Anything()));
  }

  private static Parts message() {
    return Parts.of(
        Map.of(
            "text", new Value("Hello, could you tell me whether it is still to be had? ".repeat(2)),
            "from", new Value("+33612345678")));
  }

  private static Parts order() {
    return Parts.of(
        Map.of(
            "id", new Value("820982911946154508"),
            "name", new Value("#123456"),
            "total", AMOUNT,
            "currency", CURRENCY,
            "statusUrl", ADDRESS,
            "discountCodes", new Items(new Value("WELCOME10")),
            "items", LINE_ITEMS));
  }

  private static Parts promo() {
    return Parts.of(Map.of("code", new Value("SUMMER-4F7K-92QX")));
  }

  private static Parts shop() {
    return Parts.of(
        Map.of("name", new Value("Maison Lumen"), "url", new Value("https://shop.example.com")));
  }

  private static Parts checkout() {
    return Parts.of(
        Map.of("recoveryUrl", ADDRESS, "total", AMOUNT, "currency", CURRENCY, "items", LINE_ITEMS));
  }

  private static Parts fulfillment() {
    return Parts.of(
        Map.of(
            "trackingNumber", new Value("1Z999AA10123456784"),
            "trackingUrl", ADDRESS,
            "company", new Value("Colissimo International"),
            "tracking", TRACKING_NUMBERS,
            "status", new Value("out for delivery")));
  }

  /** Every variable filled in. */
  static Map<String, Object> samples() {
    var samples = new LinkedHashMap<String, Object>();
    ROOTS.byName().forEach((name, shape) -> samples.put(name, sample(shape)));
    return samples;
  }

  /** Every variable filled in, with numbers where any value may stand. */
  static Map<String, Object> numericSamples() {
    var samples = new LinkedHashMap<String, Object>();
    ROOTS.byName().forEach((name, shape) -> samples.put(name, sample(shape, SAMPLE_NUMBER)));
    return samples;
  }

  private static Object sample(LiquidShape shape) {
    return sample(shape, SAMPLE_WORD);
  }

  private static Object sample(LiquidShape shape, Object any) {
    return switch (shape) {
      case Value(var sample, _) -> sample;
      case Items(var each) -> Collections.nCopies(SAMPLE_ITEMS, sample(each, any));
      case Parts(var byName) -> {
        var parts = new LinkedHashMap<String, Object>();
        byName.forEach((name, part) -> parts.put(name, sample(part, any)));
        yield parts;
      }
      case Anything() -> new AnyProperty(any);
    };
  }

  /** Has a value for any key. */
  private static final class AnyProperty extends AbstractMap<String, Object> {
    private final Object value;

    AnyProperty(Object value) {
      this.value = value;
    }

    @Override
    public Object get(@Nullable Object key) {
      return value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return Set.copyOf(List.of());
    }
  }
}
