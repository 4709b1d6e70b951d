package io.relance.application.sending.provider;

import io.relance.domain.failure.RepeatedLines;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the sends that a provider did not accept, at most once a minute for each provider and code,
 * with the id of one of them.
 */
public final class ProviderFailures {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderFailures.class);

  private final RepeatedLines lines;

  /**
   * @param wallClock limits how often a line repeats; a test clock would stand still
   */
  public ProviderFailures(InstantSource wallClock) {
    this.lines = new RepeatedLines(wallClock);
  }

  void log(String provider, String send, SendResult result) {
    switch (result) {
      case SendResult.Accepted(var id, var _) ->
          LOG.debug("Provider {} accepted send {} as {}", provider, send, id);
      case NotAccepted(var code, var _) ->
          warn(provider, send, "did not accept it, and it is sent again later", code);
      case AccountFault(var code, var _, var _) ->
          LOG.debug(
              "Provider {} refused our account for send {} with code {}", provider, send, code);
      case Ambiguous(var code) -> warn(provider, send, "may or may not have accepted it", code);
      case Rejected(var code, var _, var kind) when kind == Kind.MESSAGE ->
          warn(provider, send, "rejected it", code);
      case Rejected(var code, var _, var _) ->
          LOG.debug(
              "Provider {} rejected the address of send {} with code {}", provider, send, code);
    }
  }

  private void warn(String provider, String send, String result, String code) {
    lines
        .count(provider + result + code)
        .ifPresent(
            count ->
                LOG.warn(
                    "Provider {} failed with code {}, {} since the last line; of send {} it {}",
                    provider,
                    code,
                    count,
                    send,
                    result));
  }
}
