package io.relance.application.sending.gate;

import io.relance.application.execution.wave.Wave;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.SenderId;
import java.util.Optional;

/** The senders of messages whose elements name none. */
public record UsualSenders(ChannelProviders channelProviders) {
  /** The default sender of a channel. */
  public String of(Channel channel) {
    return channelProviders.of(channel).defaultSender();
  }

  /**
   * The sender of a message that no wave sends: the one that it had at an earlier attempt, else the
   * default one of its channel. A sender that is no longer configured is passed over.
   */
  public String of(Send send) {
    return earlier(send).orElseGet(() -> of(send.intent().channel()));
  }

  /**
   * The sender of a message of a wave: the one that it had at an earlier attempt, else the one that
   * answers the text that started the wave, else the default one of its channel. A sender that is
   * no longer configured is passed over.
   */
  public String of(Send send, Wave wave) {
    var channel = send.intent().channel();
    return earlier(send)
        .or(
            () ->
                wave.sender(channel)
                    .map(SenderId::value)
                    .filter(sender -> isConfigured(channel, sender)))
        .orElseGet(() -> of(channel));
  }

  private Optional<String> earlier(Send send) {
    return send.content()
        .map(Content::from)
        .filter(sender -> isConfigured(send.intent().channel(), sender));
  }

  private boolean isConfigured(Channel channel, String sender) {
    return channelProviders.all(channel).stream()
        .map(ChannelProvider::defaultSender)
        .anyMatch(sender::equals);
  }
}
