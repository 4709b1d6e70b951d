package io.relance.config;

import java.net.URI;
import java.util.Optional;

/** Reads under which address the links in texts are shortened. */
final class LinkSetting {
  static final String NAME = "RELANCE_LINK_URL";
  private static final String OFF = "off";

  private LinkSetting() {}

  /** The address; empty when links stay as they are. */
  static Optional<URI> read(SettingValues values, URI publicUrl) {
    if (values.text(NAME).filter(OFF::equals).isPresent()) {
      return Optional.empty();
    }
    return values.url(NAME).or(() -> Optional.of(publicUrl));
  }
}
