package io.relance.application.sending.unsubscribe;

import io.relance.application.admin.InstallationKey;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.ItemStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creates and verifies one-click unsubscribe URLs (RFC 8058), signed so that they cannot be forged.
 * They never expire.
 */
public final class UnsubscribeLinks {
  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final InstallationKey key;
  private final String prefix;

  /**
   * @param publicUrl the public URL of this deployment
   */
  public UnsubscribeLinks(ItemStore store, URI publicUrl) {
    this.key = new InstallationKey(store, "unsubscribe-key");
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
    var signed = link.toSign();
    return prefix
        + BASE64.encodeToString(signed.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(signature(signed));
  }

  /** The link of a token, the last part of its URL; empty when the token is not ours. */
  public Optional<Link> verify(String token) {
    var dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var signed = new String(decoder.decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      var signature = decoder.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature, signature(signed))
          ? Optional.of(link(signed))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Link link(String signed) {
    var dot = signed.indexOf('.');
    var names = signed.substring(dot + 1).split("/", 2);
    return new Link(
        new ContactId(names[0]),
        Channel.valueOf(signed.substring(0, dot)),
        Stream.of(names).skip(1).findFirst().map(SendId::new));
  }

  private byte[] signature(String signed) {
    return Arrays.copyOf(key.sign(signed), SIGNATURE_BYTES);
  }
}
