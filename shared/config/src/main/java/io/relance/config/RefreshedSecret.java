package io.relance.config;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is created from a secret, and created again when the secret changes. */
final class RefreshedSecret<T> implements Supplier<T> {
  private final Secret secret;
  private final Function<String, T> making;
  private @Nullable Made<T> made;

  RefreshedSecret(Secret secret, Function<String, T> making) {
    this.secret = secret;
    this.making = making;
  }

  private record Made<T>(String from, T product) {}

  @Override
  public T get() {
    var value = secret.value();
    synchronized (this) {
      if (made == null || !made.from().equals(value)) {
        made = new Made<>(value, making.apply(value));
      }
      return made.product();
    }
  }
}
