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
  private final Supplier<List<PausedProvider>> pauses;
  private final Supplier<Boolean> limited;

  /**
   * @param providers the name of the provider of each channel; the sandbox is one
   * @param pauses the providers that are paused because they refuse our account
   * @param limited whether messages wait because sending is paused, or a cap of the day is reached
   */
  public CheckHealth(
      DeadLetters deadLetters,
      Collection<String> providers,
      Supplier<List<PausedProvider>> pauses,
      Supplier<Boolean> limited) {
    this.deadLetters = deadLetters;
    this.providers = List.copyOf(providers);
    this.pauses = pauses;
    this.limited = limited;
  }

  /**
   * The state of each part.
   *
   * @param store down if it cannot be read, or if its last write failed on the disk
   * @param queues degraded while there are dead letters or a queue cannot be read; down if dead
   *     letters cannot be read or the thread that reads a queue has ended
   * @param disk the disk of the data folder; ok where the deployment has none
   * @param providers degraded if a channel has no provider, or one that refuses our account
   * @param sending degraded while sending is paused, or messages wait for the next day
   * @param paused the providers that refuse our account
   */
  public record Health(
      HealthState store,
      HealthState queues,
      HealthState disk,
      HealthState providers,
      HealthState sending,
      List<PausedProvider> paused) {
    public Health {
      paused = List.copyOf(paused);
    }

    /** The worst state of a part. */
    public HealthState overall() {
      return List.of(store, queues, disk, providers, sending).stream()
          .max(HealthState::compareTo)
          .orElseThrow();
    }
  }

  /**
   * Checks all parts; never fails.
   *
   * @param checks what the deployment checks about itself
   */
  public Health check(DeploymentChecks checks) {
    var letters = safely("store", this::areThereDeadLetters);
    var paused = safely("providers", pauses);
    return new Health(
        worst(
            letters.isPresent() ? HealthState.OK : HealthState.DOWN, state("store", checks::store)),
        worst(
            letters
                .map(some -> some ? HealthState.DEGRADED : HealthState.OK)
                .orElse(HealthState.DOWN),
            state("queues", checks::queues)),
        state("disk", checks::disk),
        paused.map(this::providers).orElse(HealthState.DOWN),
        state("sending", () -> limited.get() ? HealthState.DEGRADED : HealthState.OK),
        paused.orElse(List.of()));
  }

  private HealthState providers(List<PausedProvider> paused) {
    return providers.stream().anyMatch(String::isBlank) || !paused.isEmpty()
        ? HealthState.DEGRADED
        : HealthState.OK;
  }

  private static HealthState state(String part, Supplier<HealthState> check) {
    return safely(part, check).orElse(HealthState.DOWN);
  }

  private static HealthState worst(HealthState one, HealthState other) {
    return one.compareTo(other) > 0 ? one : other;
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
