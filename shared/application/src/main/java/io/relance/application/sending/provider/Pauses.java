package io.relance.application.sending.provider;

import io.relance.application.sending.guard.SendingPause;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What pauses the messages of a provider now.
 *
 * @param provider the pause of the provider, because it refuses our account
 * @param sending the pauses of everything and of automations
 * @param launches the launches that are paused
 */
public record Pauses(
    Optional<ProviderPause> provider, List<SendingPause> sending, Set<LaunchId> launches) {
  public Pauses {
    sending = List.copyOf(sending);
    launches = Set.copyOf(launches);
  }

  /**
   * Whether sends of an automation wait.
   *
   * @param source the id of their launch, or of the automation
   */
  public boolean stop(AutomationId automation, String source) {
    return launches.contains(new LaunchId(source))
        || sending.stream().anyMatch(pause -> pause.scope().covers(automation));
  }

  /** Whether all sends wait, those of no automation too. */
  public boolean stopEverything() {
    return sending.stream().anyMatch(pause -> pause.scope().automation().isEmpty());
  }
}
