package io.relance.application.sending.render;

import io.relance.application.sending.provider.ChannelProvider;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** A sender that none of several providers has. */
record UnknownSender(String sender, List<ChannelProvider> providers) {
  /** What is wrong, with the senders that there are. */
  String problem() {
    var known = providers.stream().map(ChannelProvider::defaultSender).toList();
    return "No provider has the sender %s; the senders are %s%s"
        .formatted(
            Quoted.of(sender),
            known.stream().map(Quoted::of).collect(Collectors.joining(" and ")),
            NearestName.ending(sender, known));
  }
}
