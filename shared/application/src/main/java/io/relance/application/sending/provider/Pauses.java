package io.relance.application.sending.provider;

import io.relance.application.sending.guard.SendingPause;
import io.relance.domain.id.AutomationId;
import java.util.List;
import java.util.Optional;

/**
 * What pauses the messages of a provider now.
 *
 * @param provider the pause of the provider, because it refuses our account
 * @param sending the pauses of everything and of automations
 */
public record Pauses(Optional<ProviderPause> provider, List<SendingPause> sending) {
  public Pauses {
    sending = List.copyOf(sending);
  }

  /** Whether the sends of an automation wait. */
  public boolean stop(AutomationId automation) {
    return sending.stream().anyMatch(pause -> pause.scope().covers(automation));
  }

  /** Whether all sends wait, those of no automation too. */
  public boolean stopEverything() {
    return sending.stream().anyMatch(pause -> pause.scope().automation().isEmpty());
  }
}
