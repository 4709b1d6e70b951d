package io.relance.application.sending.links;

import io.relance.application.sending.model.SendKeys;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.ShortLinks;
import java.util.Optional;

/** Finds the messages of the codes in short links and in the addresses of images. */
final class TrackedMessages {
  /** The end of the address of an image. */
  static final String IMAGE = ".gif";

  private final ItemStore store;

  TrackedMessages(ItemStore store) {
    this.store = store;
  }

  /** The message of a code; empty when none has it. */
  Optional<Item> byCode(String code) {
    return store
        .get(SendKeys.link(code))
        .flatMap(item -> item.text("send"))
        .map(SendId::new)
        .flatMap(send -> store.get(SendKeys.send(send)));
  }

  /** The message of the last part of the address of an image. */
  Optional<Item> byImage(String name) {
    var code = name.endsWith(IMAGE) ? name.substring(0, name.length() - IMAGE.length()) : name;
    return Optional.of(code).filter(ShortLinks::isCode).flatMap(this::byCode);
  }
}
