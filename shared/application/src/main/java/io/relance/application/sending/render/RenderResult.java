package io.relance.application.sending.render;

import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import io.relance.compiler.liquid.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The result of rendering a message for one contact. */
public sealed interface RenderResult {
  record Written(OutboundMessage message) implements RenderResult {}

  /**
   * It cannot be rendered for this contact.
   *
   * @param reason in words that a marketer understands
   */
  record Broken(String reason) implements RenderResult {}

  /** It is not sent to this contact. */
  record Withheld(SkipReason reason) implements RenderResult {}

  /** Combines texts, unless one of them is broken. */
  static RenderResult of(Stream<Rendered> texts, Function<List<String>, RenderResult> together) {
    var values = new ArrayList<String>();
    for (var text : texts.toList()) {
      switch (text) {
        case Rendered.Text(var value) -> values.add(value);
        case Rendered.Broken(var reason) -> {
          return new Broken(reason);
        }
      }
    }
    return together.apply(values);
  }
}
