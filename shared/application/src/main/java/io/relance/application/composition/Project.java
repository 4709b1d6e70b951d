package io.relance.application.composition;

import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.contact.Channel;
import java.net.URI;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a deployment is set up.
 *
 * @param country the country of phone numbers that do not say theirs: two letters
 * @param publicUrl the address that providers and contacts reach us at
 * @param smsRate messages a second that each sender of texts may hand over
 * @param ownNumbers the numbers, or the name, that our texts come from
 * @param answersOptOuts whether we confirm an opt-out, since the provider does not
 */
public record Project(
    ZoneId zone,
    String country,
    URI publicUrl,
    int smsRate,
    Set<String> ownNumbers,
    boolean answersOptOuts,
    ChannelProviders channelProviders,
    WorkerLeases claimants) {
  /** A phone number or a short code. */
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

  public Project {
    ownNumbers = Set.copyOf(ownNumbers);
  }

  /** The channels by which nobody can write to us: a name that texts come from takes no answer. */
  Set<Channel> unreceivableChannels() {
    var named = ownNumbers.stream().noneMatch(NUMBER.asMatchPredicate());
    return named && !ownNumbers.isEmpty() ? Set.of(Channel.SMS) : Set.of();
  }

  /** Whether what people write to our sender of a channel reaches us. */
  public boolean receives(Channel channel) {
    return channel == Channel.SMS && !unreceivableChannels().contains(channel);
  }
}
