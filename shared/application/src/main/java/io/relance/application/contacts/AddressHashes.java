package io.relance.application.contacts;

import io.relance.application.admin.InstallationKey;
import io.relance.domain.store.ItemStore;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Turns addresses into hashes under a secret of this installation: whoever reads the hashes without
 * it cannot find the addresses by trying them all.
 */
public final class AddressHashes {
  private final InstallationKey key;

  public AddressHashes(ItemStore store) {
    this.key = new InstallationKey(store, "opt-out-key");
  }

  /** The hash of a phone in E.164 or an email in lower case; always the same here. */
  public String of(String address) {
    return HexFormat.of().formatHex(key.sign(address));
  }

  /** The hash of an address, if any address was ever hashed here. */
  public Optional<String> known(String address) {
    return key.signature(address).map(HexFormat.of()::formatHex);
  }
}
