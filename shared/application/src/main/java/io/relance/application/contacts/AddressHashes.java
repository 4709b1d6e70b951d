package io.relance.application.contacts;

import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns addresses into hashes under a secret of this installation: whoever reads the hashes without
 * it cannot find the addresses by trying them all.
 */
public final class AddressHashes {
  private static final ItemKey SECRET =
      new ItemKey(Tables.PLATFORM, "secrets/opt-out-key", "secret");
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final ItemStore store;
  private volatile @Nullable SecretKeySpec key;

  public AddressHashes(ItemStore store) {
    this.store = store;
  }

  /** The hash of a phone in E.164 or an email in lower case; always the same here. */
  public String of(String address) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  private SecretKeySpec key() {
    var known = key;
    if (known == null) {
      known = new SecretKeySpec(HexFormat.of().parseHex(secret()), ALGORITHM);
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
      var secret = ItemBuilder.at(SECRET).text("key", HexFormat.of().formatHex(bytes)).build();
      store.transact(List.of(Write.putNew(secret)));
      kept = store.get(SECRET);
    }
    return kept.flatMap((Item item) -> item.text("key")).orElseThrow();
  }
}
