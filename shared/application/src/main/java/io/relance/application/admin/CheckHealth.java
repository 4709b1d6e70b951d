package io.relance.application.admin;

import io.relance.domain.store.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks that the parts of an installation work. */
public final class CheckHealth {
  private static final Logger LOG = LoggerFactory.getLogger(CheckHealth.class);

  private final DeadLetters deadLetters;
  private final Collection<String> providers;

  /**
   * @param providers the name of the provider of each channel; the sandbox is one
   */
  public CheckHealth(DeadLetters deadLetters, Collection<String> providers) {
    this.deadLetters = deadLetters;
    this.providers = List.copyOf(providers);
  }

  /**
   * The state of each part.
   *
   * @param store down if it cannot be read
   * @param queues degraded while there are dead letters, down if that cannot be read
   * @param disk the disk of the data folder; ok where the deployment has none
   * @param providers degraded if a channel has no provider
   */
  public record Health(
      HealthState store, HealthState queues, HealthState disk, HealthState providers) {
    /** The worst state of a part. */
    public HealthState overall() {
      return List.of(store, queues, disk, providers).stream()
          .max(HealthState::compareTo)
          .orElseThrow();
    }
  }

  /**
   * Checks all parts; never fails.
   *
   * @param disk checks the disk of the deployment
   */
  public Health check(Supplier<HealthState> disk) {
    var letters = safely("store", this::areThereDeadLetters);
    return new Health(
        letters.isPresent() ? HealthState.OK : HealthState.DOWN,
        letters.map(some -> some ? HealthState.DEGRADED : HealthState.OK).orElse(HealthState.DOWN),
        safely("disk", disk).orElse(HealthState.DOWN),
        providers.stream().anyMatch(String::isBlank) ? HealthState.DEGRADED : HealthState.OK);
  }

  private boolean areThereDeadLetters() {
    return !deadLetters.list(PageRequest.first(1)).letters().isEmpty();
  }

  private static <T> Optional<T> safely(String part, Supplier<T> check) {
    try {
      return Optional.of(check.get());
    } catch (RuntimeException e) {
      LOG.warn("The health check of the {} failed", part, e);
      return Optional.empty();
    }
  }
}
