package io.relance.application.sending.gate;

import io.relance.application.sending.model.Recipient;
import io.relance.domain.contact.Channel;
import java.util.Collection;
import java.util.Map;

/** What sending needs of contacts. */
public interface Recipients {
  /** Those among at most 100 who are still there, as they are now, by their ids. */
  Map<String, Recipient> find(Collection<String> contacts);

  /**
   * Enters into the ledger what a provider told: the contact has said stop to it.
   *
   * @param fact names what told it; the same fact is entered once
   */
  void optedOutAtProvider(String contact, Channel channel, String fact);
}
