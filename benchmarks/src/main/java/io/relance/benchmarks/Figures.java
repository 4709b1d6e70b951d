package io.relance.benchmarks;

import io.relance.application.launches.LaunchAutomation;
import io.relance.application.walks.Candidate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Measures waves of one and a launch, each on a fresh folder, and prints what came out. */
public final class Figures {
  private static final int ELEMENTS = 10;
  private static final String SEND =
      """
      {"id": "send", "name": "Send", "kind": "send-sms", "purpose": "transactional",
       "text": "Hello {{ contact.firstName }}", "next": "end"},
      """;

  private Figures() {}

  public static void main(String[] arguments) throws IOException {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    System.out.printf(
        "%d processors, Java %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
    wavesOfOne(people / 4);
    launch(people);
    System.exit(0);
  }

  private static void wavesOfOne(int people) throws IOException {
    try (var shop = new Shop()) {
      var live = shop.automation(Shop.flow(ELEMENTS - 1, "", "end"));
      var contacts = contacts(shop, people);
      var start = Instant.now();
      try (var threads = Executors.newFixedThreadPool(64)) {
        contacts.forEach(
            contact ->
                threads.execute(
                    () -> {
                      var candidate = new Candidate(contact, "api:" + contact, true);
                      var _ =
                          shop.relance()
                              .walking()
                              .enrolling()
                              .enroll(live, List.of(candidate), false);
                    }));
      }
      await(() -> inside(shop, live.id()) == 0);
      tell(new Done("waves of one", people, people * (long) ELEMENTS, "elements/s"), start);
    }
  }

  private static void launch(int people) throws IOException {
    try (var shop = new Shop()) {
      var live = shop.automation(Shop.flow(ELEMENTS - 2, SEND, "send"));
      var audience =
          contacts(shop, people).stream()
              .map(contact -> new LaunchAutomation.Person(contact, "Europe/Paris"))
              .toList();
      var start = Instant.now();
      var _ = shop.relance().launches().launch(live.id(), LaunchAutomation.newId(), audience);
      await(() -> shop.twilio.takenCount() >= people);
      tell(new Done("launch", people, people, "messages/s"), start);
      await(() -> inside(shop, live.id()) == 0);
      tell(new Done("launch", people, people * (long) ELEMENTS, "contact-elements/s"), start);
    }
  }

  private static List<String> contacts(Shop shop, int people) {
    try (var threads = Executors.newFixedThreadPool(32)) {
      var made =
          IntStream.range(0, people)
              .mapToObj(number -> threads.submit(() -> shop.contact(number)))
              .toList();
      return made.stream().map(Figures::result).toList();
    }
  }

  private static String result(Future<String> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException unfinished) {
      throw new IllegalStateException("Contacts could not be made", unfinished);
    }
  }

  private static long inside(Shop shop, String automation) {
    return shop.relance().counters().report(automation).inside();
  }

  private static void await(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** So much of something done for so many people. */
  private record Done(String what, int people, long amount, String unit) {}

  private static void tell(Done done, Instant start) {
    var took = Duration.between(start, Instant.now());
    System.out.printf(
        "%-14s %,8d people %,10.0f %s in %.1f s%n",
        done.what(),
        done.people(),
        done.amount() * 1000.0 / took.toMillis(),
        done.unit(),
        took.toMillis() / 1000.0);
  }
}
