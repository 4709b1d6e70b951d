package io.relance.application.contacts;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The events {@code subscribed} and {@code unsubscribed}, which criteria count. The timeline shows
 * the ledger instead.
 */
public final class ConsentEvents {
  private ConsentEvents() {}

  /** Whether an event is one of them. */
  public static boolean isKind(String kind) {
    return kind.equals(kind(ConsentState.SUBSCRIBED))
        || kind.equals(kind(ConsentState.UNSUBSCRIBED));
  }

  /** The write of the event of a change; none for an opt-out that is only restored. */
  static List<Write> writes(ConsentChanged change) {
    if (change.restored()) {
      return List.of();
    }
    var types = change.types().stream().map(Choices::name).sorted();
    var details =
        Map.of(
            "channel", Choices.name(change.channel()),
            "type", types.collect(Collectors.joining(",")),
            "source", change.source());
    return List.of(Activities.write(change.contact(), change.at(), kind(change.state()), details));
  }

  private static String kind(ConsentState state) {
    return switch (state) {
      case SUBSCRIBED -> "subscribed";
      case UNSUBSCRIBED -> "unsubscribed";
    };
  }
}
