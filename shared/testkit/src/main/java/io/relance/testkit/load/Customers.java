package io.relance.testkit.load;

import com.fasterxml.jackson.databind.node.TextNode;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.ShopBodies;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Customers who order and write. Each of their webhooks comes again until it is acknowledged, as
 * the shop's does; what was acknowledged is remembered, to be compared with what became of it.
 */
public final class Customers {
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final ShopBodies BODIES = ShopBodies.now();

  private final FakeShop shop;
  private final FakeTwilio twilio;
  private final URI texts;
  private final String sender;
  private final Set<Integer> orders = new ConcurrentSkipListSet<>();
  private final Set<String> writers = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> optOuts = new ConcurrentHashMap<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();

  /**
   * @param texts the address that Twilio posts inbound texts to
   * @param sender our own number, to which people write
   */
  public Customers(FakeShop shop, FakeTwilio twilio, URI texts, String sender) {
    this.shop = shop;
    this.twilio = twilio;
    this.texts = texts;
    this.sender = sender;
  }

  /** The phone of the customer with this number; numbers have at most eight digits. */
  public static String phone(int customer) {
    return "+336%08d".formatted(customer);
  }

  /** A customer places the order of the same number; the webhook is delivered twice. */
  public void order(int customer, String firstName) {
    var body = BODIES.order(customer, escaped(firstName), phone(customer));
    var delivery = FakeShop.Delivery.of("orders/create", body);
    for (int time = 0; time < 2; time++) {
      if (isAcknowledged("order " + customer, () -> shop.deliver(delivery))) {
        orders.add(customer);
      }
    }
  }

  /**
   * A person writes to us.
   *
   * @param message a number that no other message has
   */
  public void text(String phone, int message, String body) {
    var form = twilio.inbound("SM%032x".formatted(message), phone, sender, "");
    form.put("Body", body);
    if (isAcknowledged("text " + message, () -> twilio.posts(texts, form))) {
      writers.add(phone);
    }
  }

  /** A person opts out in words that only we understand: Twilio itself goes on sending. */
  public void optOut(String phone, int message, String body) {
    text(phone, message, body);
    optOuts.put(phone, Instant.now());
  }

  /** A text as it is written between the quotes of JSON. */
  private static String escaped(String text) {
    var quoted = TextNode.valueOf(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private boolean isAcknowledged(String what, IntSupplier post) {
    int status = statusOf(post);
    while (status == 503 || status == 0) {
      LockSupport.parkNanos(AGAIN.toNanos());
      status = statusOf(post);
    }
    if (status / 100 != 2) {
      refused.add(what + ": " + status);
    }
    return status / 100 == 2;
  }

  /** 0 while the server cannot be reached. */
  private static int statusOf(IntSupplier post) {
    try {
      return post.getAsInt();
    } catch (RuntimeException unreachable) {
      return 0;
    }
  }

  /** The numbers of the orders that were acknowledged. */
  public Set<Integer> orders() {
    return Set.copyOf(orders);
  }

  /** The phones whose texts were acknowledged. */
  public Set<String> writers() {
    return Set.copyOf(writers);
  }

  /** When the opt-out of each phone was acknowledged. */
  public Map<String, Instant> optOuts() {
    return Map.copyOf(optOuts);
  }

  /** What was answered neither 2xx nor 503, with its status. */
  public Queue<String> refused() {
    return new ConcurrentLinkedQueue<>(refused);
  }
}
