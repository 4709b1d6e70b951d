package io.relance.application.sending.gate;

import io.relance.application.sending.model.Recipient;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import java.util.Collection;
import java.util.Map;

/** The access to contacts that sending needs. */
public interface Recipients {
  /** The existing contacts among at most 100, by id. */
  Map<ContactId, Recipient> find(Collection<ContactId> contacts);

  /**
   * Records in the ledger that the contact opted out at the provider.
   *
   * @param fact identifies the report, which is recorded once
   */
  void optedOutAtProvider(ContactId contact, Channel channel, String fact);

  /**
   * Records in the ledger that the contact wants no more messages of a channel, having reported one
   * as spam.
   *
   * @param fact identifies the report, which is recorded once
   */
  void complained(ContactId contact, Channel channel, String fact);
}
