package io.relance.providers.awssms;

import io.relance.providers.SignedRequests;
import java.net.URI;
import java.util.Optional;

/**
 * How texts are sent by AWS End User Messaging.
 *
 * @param region the region of the service, which requests are signed for
 * @param configurationSet the configuration set whose event destinations report what became of a
 *     text
 * @param endpoint AWS's own address in the region, or that of another server of the same protocol
 */
public record AwsSmsSettings(String region, Optional<String> configurationSet, URI endpoint) {
  SignedRequests.Service service() {
    return new SignedRequests.Service("sms-voice", region, endpoint);
  }

  /** AWS's own address of the service in a region. */
  public static URI aws(String region) {
    var suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://sms-voice." + region + "." + suffix);
  }
}
