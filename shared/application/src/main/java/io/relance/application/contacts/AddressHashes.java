package io.relance.application.contacts;
import io.relance.application.phone.PhoneNumbers;

import io.relance.application.admin.InstallationKey;
import io.relance.domain.store.ItemStore;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Hashes addresses with a secret of this installation, so that the addresses cannot be found by
 * hashing all possible ones.
 */
public final class AddressHashes {
  private final InstallationKey key;

  public AddressHashes(ItemStore store) {
    this.key = new InstallationKey(store, "opt-out-key");
  }

  /** The hash of a phone in E.164, the same for all its written forms, or of an email. */
  public String of(String address) {
    return HexFormat.of().formatHex(key.sign(PhoneNumbers.key(address)));
  }

  /** The hash of an address, if any address was ever hashed here. */
  public Optional<String> known(String address) {
    return key.signature(PhoneNumbers.key(address)).map(HexFormat.of()::formatHex);
  }
}
