package io.relance.server.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Compares the clock of this machine with those of the providers that answered. */
final class ClockCheck {
  private static final String NAME = "clock";
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private final InstantSource clock;
  private Optional<Duration> largest = Optional.empty();

  ClockCheck(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes the time that a provider has just answered with. */
  void compare(Instant other) {
    var difference = Duration.between(other, clock.instant());
    if (largest.isEmpty() || difference.abs().compareTo(largest.orElseThrow().abs()) > 0) {
      largest = Optional.of(difference);
    }
  }

  CheckResult result() {
    if (largest.isEmpty()) {
      return CheckResult.notConfigured(
          NAME,
          "No provider has answered with whose clock that of this machine could be compared.");
    }
    var difference = largest.orElseThrow();
    return difference.abs().compareTo(TOLERATED) <= 0
        ? CheckResult.ok(NAME, "The clock of this machine agrees with those of the providers.")
        : CheckResult.failed(
            NAME,
            "The clock of this machine is %d seconds %s: let it be set by NTP (timedatectl set-ntp true)."
                .formatted(
                    difference.abs().toSeconds(), difference.isNegative() ? "behind" : "ahead"));
  }
}
