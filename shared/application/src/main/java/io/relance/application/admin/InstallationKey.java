package io.relance.application.admin;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key of this installation for one purpose, created on first use. */
public final class InstallationKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final ItemStore store;
  private final ItemKey place;
  private volatile @Nullable SecretKeySpec key;

  /** The key stored under a name. */
  public InstallationKey(ItemStore store, String name) {
    this.store = store;
    this.place = new ItemKey(Tables.PLATFORM, "secrets/" + name, "secret");
  }

  /** The HMAC-SHA256 of a text under this key: 32 bytes. */
  public byte[] sign(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not available", e);
    }
  }

  /** As {@link #sign}, if anything was ever signed under this key. */
  public Optional<byte[]> signature(String text) {
    return store.get(place).map(_ -> sign(text));
  }

  private SecretKeySpec key() {
    var known = key;
    if (known == null) {
      known = new SecretKeySpec(HexFormat.of().parseHex(secret()), ALGORITHM);
      key = known;
    }
    return known;
  }

  private String secret() {
    var kept = store.get(place);
    if (kept.isEmpty()) {
      var bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
      var made = ItemBuilder.at(place).text("key", HexFormat.of().formatHex(bytes)).build();
      store.transact(List.of(Write.putNew(made)));
      kept = store.get(place);
    }
    return kept.flatMap(item -> item.text("key")).orElseThrow();
  }
}
