package io.relance.domain.objectstore;

import java.util.Map;

/**
 * Lets its holder upload or download one object, for a time.
 *
 * @param url absolute; on one machine it begins with the path, and the host is that of the request
 * @param headers those that the request must have
 */
public record ObjectAddress(String url, String method, Map<String, String> headers) {
  public ObjectAddress {
    headers = Map.copyOf(headers);
  }
}
