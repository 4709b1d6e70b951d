package io.relance.providers.awssms;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Makes requests of AWS's JSON protocol, signed by the SDK (Signature Version 4). */
final class SignedRequests {
  private static final String SERVICE = "sms-voice";

  /** Those that the JDK's client sets by itself, to the same values. */
  private static final Set<String> OF_CLIENT = Set.of("host", "content-length");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final String region;
  private final URI address;
  private final AwsCredentialsProvider credentials;

  SignedRequests(AwsSmsSettings settings, AwsCredentialsProvider credentials) {
    this.region = settings.region();
    this.address = URI.create(settings.endpoint().toString().replaceFirst("/*$", "/"));
    this.credentials = credentials;
  }

  /**
   * A request for an operation.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException when there are no credentials
   */
  HttpRequest post(String operation, String body) {
    var identity = credentials.resolveCredentials();
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("X-Amz-Target", operation)
            .build();
    var signed =
        signer.sign(
            it ->
                it.identity(identity)
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
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
