package io.relance.application.sending.unsubscribe;

import io.relance.application.admin.InstallationKey;
import io.relance.application.admin.SignedTokens;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.ItemStore;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creates and verifies one-click unsubscribe URLs (RFC 8058), signed so that they cannot be forged.
 * They never expire.
 */
public final class UnsubscribeLinks {
  private final SignedTokens tokens;
  private final String prefix;

  /**
   * @param publicUrl the public URL of this deployment
   */
  public UnsubscribeLinks(ItemStore store, URI publicUrl) {
    this.tokens = new SignedTokens(new InstallationKey(store, "unsubscribe-key"));
    this.prefix = prefix(publicUrl);
  }

  /** What is before the token in a URL that unsubscribes. */
  public static String prefix(URI publicUrl) {
    return publicUrl.toString().replaceFirst("/+$", "") + "/unsubscribe/";
  }

  /**
   * The contact and the channel of a link.
   *
   * @param send the message that it is in; absent where a text has no room for it
   */
  public record Link(ContactId contact, Channel channel, Optional<SendId> send) {
    /** A link that does not name its message. */
    public Link(ContactId contact, Channel channel) {
      this(contact, channel, Optional.empty());
    }

    private String toSign() {
      return channel.name() + "." + contact + send.map(it -> "/" + it).orElse("");
    }
  }

  /** The URL that unsubscribes a contact from marketing on a channel. */
  public String url(Link link) {
    return prefix + tokens.sign(link.toSign());
  }

  /** The link of a token, the last part of its URL; empty when the token is not ours. */
  public Optional<Link> verify(String token) {
    return tokens.verify(token).map(UnsubscribeLinks::link);
  }

  private static Link link(String signed) {
    var dot = signed.indexOf('.');
    var names = signed.substring(dot + 1).split("/", 2);
    return new Link(
        new ContactId(names[0]),
        Channel.valueOf(signed.substring(0, dot)),
        Stream.of(names).skip(1).findFirst().map(SendId::new));
  }
}
