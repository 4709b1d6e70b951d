package io.relance.application.sending.model;

import io.relance.domain.store.Item;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A short link of a message.
 *
 * @param url the address that it leads to
 * @param clicks the clicks of people
 * @param robotClicks those of robots
 */
public record MessageLink(String url, long clicks, long robotClicks) {
  static List<MessageLink> of(Item send) {
    var targets = TrackedLinks.of(send).map(TrackedLinks::targets).orElse(List.of());
    var clicks = Clicks.of(send);
    return IntStream.range(0, targets.size())
        .mapToObj(
            link ->
                new MessageLink(
                    targets.get(link), count(clicks.people(), link), count(clicks.robots(), link)))
        .toList();
  }

  private static long count(List<Clicks.Click> clicks, int link) {
    return clicks.stream().filter(click -> click.link() == link).count();
  }
}
