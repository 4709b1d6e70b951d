package io.relance.functions.api.imports;

import io.relance.domain.objectstore.ObjectAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * Where a file is uploaded as the body of one request.
 *
 * @param url for six hours, without a token
 * @param headers those that the request must have
 */
@Schema(name = "FileUpload")
public record FileUpload(String url, String method, Map<String, String> headers) {
  static FileUpload of(ObjectAddress address) {
    return new FileUpload(address.url(), address.method(), address.headers());
  }
}
