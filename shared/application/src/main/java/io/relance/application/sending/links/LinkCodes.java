package io.relance.application.sending.links;

import io.relance.application.admin.InstallationKey;
import io.relance.domain.id.SendId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.ShortLinks;

/**
 * The codes of the short links of messages. A message always has the same code, however often it is
 * tried; without the installation's key nobody can guess it.
 */
public final class LinkCodes {
  private final InstallationKey key;

  public LinkCodes(ItemStore store) {
    this.key = new InstallationKey(store, "link-key");
  }

  String of(SendId send) {
    return ShortLinks.code(key.sign(send.value()));
  }
}
