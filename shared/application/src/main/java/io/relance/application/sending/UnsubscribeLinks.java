package io.relance.application.sending;

import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the addresses at which somebody unsubscribes with one click (RFC 8058), signed so
 * that nobody can make one for somebody else. They never expire.
 */
public final class UnsubscribeLinks {
  private static final ItemKey SECRET =
      new ItemKey(Tables.PLATFORM, "secrets/unsubscribe-key", "secret");
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final ItemStore store;
  private final String prefix;
  private volatile @Nullable SecretKeySpec key;

  /**
   * @param publicUrl the address at which the world reaches this installation
   */
  public UnsubscribeLinks(ItemStore store, URI publicUrl) {
    this.store = store;
    this.prefix = publicUrl.toString().replaceFirst("/+$", "") + "/u/";
  }

  /** Who unsubscribes from what. */
  public record Link(String contact, Channel channel) {}

  /** The address that unsubscribes a contact from marketing on a channel. */
  public String url(Link link) {
    var signed = link.channel().name() + "." + link.contact();
    return prefix
        + BASE64.encodeToString(signed.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(signature(signed));
  }

  /** What the last part of such an address says; empty when we did not make it. */
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
    return new Link(signed.substring(dot + 1), Channel.valueOf(signed.substring(0, dot)));
  }

  private byte[] signature(String signed) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      var full = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(full, SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  private SecretKeySpec key() {
    var known = key;
    if (known == null) {
      known = new SecretKeySpec(Base64.getUrlDecoder().decode(secret()), ALGORITHM);
      key = known;
    }
    return known;
  }

  /** The secret, made by whoever needs it first. */
  private String secret() {
    var kept = store.get(SECRET);
    if (kept.isEmpty()) {
      var bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
      var made = ItemBuilder.at(SECRET).text("key", BASE64.encodeToString(bytes)).build();
      store.transact(List.of(Write.putNew(made)));
      kept = store.get(SECRET);
    }
    return kept.flatMap(item -> item.text("key")).orElseThrow();
  }
}
