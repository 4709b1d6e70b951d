package io.relance.application.composition;

import io.relance.domain.shop.ShopAdmin;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The shop whose webhooks the project accepts.
 *
 * @param domain such as {@code maison-lumen.myshopify.com}
 * @param admin its records, when there is a token for them
 */
public record ProjectShop(String domain, Optional<ShopAdmin> admin) {

  /** Its name as far as the domain shows it: the first label in words, such as Maison Lumen. */
  public String name() {
    return Arrays.stream(domain.split("\\.")[0].split("-"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  public String url() {
    return "https://" + domain;
  }

  /** The variables of texts, by their root. */
  Map<String, Object> variables() {
    return Map.of("shop", Map.of("name", name(), "url", url()));
  }
}
