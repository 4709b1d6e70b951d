package io.relance.providers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Makes requests to a service of AWS, signed by the SDK (Signature Version 4). */
public final class SignedRequests {
  /** Those that the JDK's client sets by itself, to the same values. */
  private static final Set<String> OF_CLIENT = Set.of("host", "content-length");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Service service;
  private final AwsCredentialsProvider credentials;

  /**
   * A service that requests are signed for.
   *
   * @param name its name in signatures
   */
  public record Service(String name, String region, URI endpoint) {
    /** The address of a path, which begins with a slash. */
    URI address(String path) {
      return URI.create(endpoint.toString().replaceFirst("/*$", "") + path);
    }
  }

  public SignedRequests(Service service, AwsCredentialsProvider credentials) {
    this.service = service;
    this.credentials = credentials;
  }

  /**
   * A request that posts a body.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException when there are no credentials
   */
  public HttpRequest post(String path, Map<String, String> headers, String body) {
    var unsigned = unsigned(SdkHttpMethod.POST, path);
    headers.forEach(unsigned::putHeader);
    var request = HttpRequest.newBuilder(service.address(path));
    return signed(unsigned.build(), body, request.POST(BodyPublishers.ofString(body)));
  }

  /**
   * A request that reads.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException when there are no credentials
   */
  public HttpRequest get(String path) {
    var request = HttpRequest.newBuilder(service.address(path)).GET();
    return signed(unsigned(SdkHttpMethod.GET, path).build(), "", request);
  }

  private SdkHttpRequest.Builder unsigned(SdkHttpMethod method, String path) {
    return SdkHttpRequest.builder().method(method).uri(service.address(path));
  }

  private HttpRequest signed(SdkHttpRequest unsigned, String body, HttpRequest.Builder request) {
    var identity = credentials.resolveCredentials();
    var signed =
        signer.sign(
            it ->
                it.identity(identity)
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.name())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, service.region()));
    signed
        .request()
        .forEachHeader(
            (name, values) -> {
              if (!OF_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }
}
