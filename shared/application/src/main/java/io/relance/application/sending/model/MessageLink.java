package io.relance.application.sending.model;

import io.relance.domain.store.Item;
import java.util.List;

/**
 * A short link of a message.
 *
 * @param url the address that it leads to
 */
public record MessageLink(String url) {
  static List<MessageLink> of(Item send) {
    return TrackedLinks.of(send).map(TrackedLinks::targets).orElse(List.of()).stream()
        .map(MessageLink::new)
        .toList();
  }
}
