package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.relance.domain.inbound.Arrival;
import io.relance.domain.inbound.Reading.Malformed;
import io.relance.domain.inbound.Reading.Understood;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets what is genuine be used, and answers what is not. */
final class Arrivals {
  private Arrivals() {}

  static <T> HttpResponse<String> take(
      Arrival<T> arrival, Consumer<T> use, Supplier<HttpResponse<String>> taken) {
    return switch (arrival) {
      case Arrival.Genuine<T>(Understood<T>(var value)) -> {
        use.accept(value);
        yield taken.get();
      }
      case Arrival.Genuine<T>(Malformed<T> malformed) -> Refused.malformed(malformed).answer();
      case Arrival.Forged<T> _ -> Refused.unsigned().answer();
      case Arrival.Misdirected<T> _ -> Refused.shopMismatch().answer();
    };
  }
}
