package io.relance.providers.ses;

import io.relance.providers.SignedRequests;
import java.net.URI;
import java.util.Optional;

/**
 * How emails are sent by SES.
 *
 * @param region the region of the service, which requests are signed for
 * @param configurationSet the configuration set whose event destinations report what became of an
 *     email
 * @param endpoint AWS's own address in the region, or that of another server of the same protocol
 */
public record SesSettings(String region, Optional<String> configurationSet, URI endpoint) {
  SignedRequests.Service service() {
    return new SignedRequests.Service("ses", region, endpoint);
  }

  /** AWS's own address of the service in a region. */
  public static URI aws(String region) {
    var suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://email." + region + "." + suffix);
  }
}
