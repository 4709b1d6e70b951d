package io.relance.application.composition;

import io.relance.application.retention.RetentionPeriod;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.links.LinkTracking;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.compiler.validate.ValidationContext.Sender;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.SenderId;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.text.ShortLinks;
import io.relance.domain.visit.ShopOrigins;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of the project.
 *
 * @param country the country of phone numbers without a prefix: two letters
 * @param publicUrl the public URL of the deployment
 * @param shortLinks how links in texts are shortened
 * @param smsRate SMS per second for each sender
 * @param ownNumbers the numbers, or the name, that SMS are sent from
 * @param answersOptOuts whether Relance confirms an opt-out, because the provider does not
 * @param sendingLimits when, and how often, marketing messages are sent
 * @param shop the connected shop
 * @param retention how long messages and enrollments are stored
 * @param sftpClient connects to SFTP servers
 * @param origins the origins of the shop's pages
 */
public record Project(
    ZoneId zone,
    String country,
    URI publicUrl,
    ShortLinks shortLinks,
    int smsRate,
    Set<String> ownNumbers,
    boolean answersOptOuts,
    SendingLimits sendingLimits,
    ChannelProviders channelProviders,
    WorkerLeases workerLeases,
    Optional<ProjectShop> shop,
    RetentionPeriod retention,
    SftpClient sftpClient,
    ShopOrigins origins) {
  public Project {
    ownNumbers = Set.copyOf(ownNumbers);
  }

  /** A project that stores everything for as long as the installation, and tracks no visits. */
  public Project(
      ZoneId zone,
      String country,
      URI publicUrl,
      int smsRate,
      Set<String> ownNumbers,
      boolean answersOptOuts,
      SendingLimits sendingLimits,
      ChannelProviders channelProviders,
      WorkerLeases workerLeases,
      Optional<ProjectShop> shop) {
    this(
        zone,
        country,
        publicUrl,
        ShortLinks.OFF,
        smsRate,
        ownNumbers,
        answersOptOuts,
        sendingLimits,
        channelProviders,
        workerLeases,
        shop,
        RetentionPeriod.UNLIMITED,
        SftpClient.none(),
        ShopOrigins.NONE);
  }

  /** A project that no shop is connected to. */
  public Project(
      ZoneId zone,
      String country,
      URI publicUrl,
      int smsRate,
      Set<String> ownNumbers,
      boolean answersOptOuts,
      SendingLimits sendingLimits,
      ChannelProviders channelProviders,
      WorkerLeases workerLeases) {
    this(
        zone,
        country,
        publicUrl,
        smsRate,
        ownNumbers,
        answersOptOuts,
        sendingLimits,
        channelProviders,
        workerLeases,
        Optional.empty());
  }

  /** The links of messages that are only shown. */
  MessageLinks shownLinks() {
    return MessageLinks.shown(tracking());
  }

  /** How messages are tracked. */
  LinkTracking tracking() {
    return new LinkTracking(publicUrl, shortLinks, channelProviders.emailSettings().tracking());
  }

  /** The variables that have the same values in all texts, by their roots. */
  Map<String, Object> constantVariables() {
    return shop.map(ProjectShop::variables).orElse(Map.of());
  }

  /**
   * The channels that cannot receive messages: an alphanumeric sender accepts no replies, and those
   * to a number need a way to the project.
   */
  Set<Channel> unreceivableChannels() {
    return channelProviders.texts().stream().anyMatch(this::receives)
        ? Set.of()
        : Set.of(Channel.SMS);
  }

  /** Whether texts to a sender reach the project; the sandbox has no number of its own. */
  public boolean receives(ChannelProvider.SmsChannel sms) {
    var sender = sms.defaultSender();
    return sms.receives() && (!ownNumbers.contains(sender) || new SenderId(sender).isReceiving());
  }

  /** The senders of SMS where several providers have one each; one provider knows its own. */
  List<Sender> knownSenders() {
    var texts = channelProviders.texts();
    return texts.size() == 1
        ? List.of()
        : texts.stream()
            .map(sms -> new Sender(new SenderId(sms.defaultSender()), Channel.SMS, receives(sms)))
            .toList();
  }

  /** Messages per second for each sender of a channel. */
  public int rate(Channel channel) {
    return switch (channel) {
      case SMS, WHATSAPP -> smsRate;
      case EMAIL -> channelProviders.emailSettings().perSecond();
    };
  }

  /** Whether the project's sender of a channel can receive messages. */
  public boolean receives(Channel channel) {
    return channel != Channel.EMAIL && !unreceivableChannels().contains(channel);
  }
}
