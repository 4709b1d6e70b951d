package io.relance.application.sending.links;

import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.ShortLinks;
import java.net.URI;
import java.util.Optional;

/** Finds where a short link leads: only to an address that was in the text of its message. */
public final class FollowLinks {
  private final ItemStore store;

  public FollowLinks(ItemStore store) {
    this.store = store;
  }

  /**
   * The address that a short link leads to; empty when no message has the link, and after its
   * contact is erased.
   *
   * @param path the last part of the link
   */
  public Optional<URI> follow(String path) {
    return ShortLinks.path(path)
        .flatMap(
            link ->
                send(link.code())
                    .flatMap(TrackedLinks::of)
                    .flatMap(links -> links.target(link.number())))
        .map(URI::create);
  }

  private Optional<Item> send(String code) {
    return store
        .get(SendKeys.link(code))
        .flatMap(item -> item.text("send"))
        .map(SendId::new)
        .flatMap(send -> store.get(SendKeys.send(send)));
  }
}
