package io.relance.application.sending.links;

import io.relance.application.admin.InstallationKey;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.visit.PageUrl;
import io.relance.domain.visit.ShopOrigins;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marks that links of messages add to URLs of the shop, so that its pages know the contact who
 * followed one: signed, and valid for an hour, since who copies the URL may give it to others.
 */
public final class VisitorMarks {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int SIGNATURE_BYTES = 16;
  private static final int LONGEST = 300;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** In the query of a URL that is signed itself, which must not change. */
  private static final Pattern SIGNED = Pattern.compile("(?i)[?&][^=&]*(sig|signature|hmac)=");

  private final InstallationKey key;
  private final ShopOrigins origins;
  private final InstantSource clock;

  public VisitorMarks(ItemStore store, ShopOrigins origins, InstantSource clock) {
    this.key = new InstallationKey(store, "visitor-key");
    this.origins = origins;
    this.clock = clock;
  }

  /** Whether a URL is to be marked: one of a page of the shop that is not signed itself. */
  boolean isMarked(String url) {
    return PageUrl.parse(url).filter(origins::have).isPresent() && !SIGNED.matcher(url).find();
  }

  /** A URL with the mark of a contact in its query. */
  String marked(String url, ContactId contact) {
    int end = url.indexOf('#');
    var before = end < 0 ? url : url.substring(0, end);
    var parameter = (before.contains("?") ? "&" : "?") + PageUrl.MARK + "=" + mark(contact);
    return before + parameter + (end < 0 ? "" : url.substring(end));
  }

  private String mark(ContactId contact) {
    var signed = clock.instant().plus(LIFETIME).getEpochSecond() + "." + contact;
    return BASE64.encodeToString(signed.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(signature(signed));
  }

  /** The contact of a mark; empty when it is not ours, or too old. */
  public Optional<ContactId> verify(String mark) {
    int dot = mark.indexOf('.');
    if (dot < 0 || mark.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var signed = new String(decoder.decode(mark.substring(0, dot)), StandardCharsets.UTF_8);
      return MessageDigest.isEqual(decoder.decode(mark.substring(dot + 1)), signature(signed))
          ? contact(signed)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<ContactId> contact(String signed) {
    int dot = signed.indexOf('.');
    var until = Instant.ofEpochSecond(Long.parseLong(signed.substring(0, dot)));
    return clock.instant().isBefore(until)
        ? Optional.of(new ContactId(signed.substring(dot + 1)))
        : Optional.empty();
  }

  private byte[] signature(String signed) {
    return Arrays.copyOf(key.sign(signed), SIGNATURE_BYTES);
  }
}
