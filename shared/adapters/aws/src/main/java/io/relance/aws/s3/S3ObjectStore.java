package io.relance.aws.s3;

import io.relance.aws.AwsFailures;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.objectstore.ObjectAddress;
import io.relance.domain.objectstore.ObjectName;
import io.relance.domain.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Objects in an S3 bucket; a large one is uploaded in parts and is visible after the last. */
public final class S3ObjectStore implements ObjectStore {
  private final S3Client client;
  private final String bucket;

  public S3ObjectStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void put(String name, InputStream content) {
    var key = new ObjectName(name).text();
    try {
      var first = content.readNBytes(PartUpload.PART_BYTES);
      if (first.length < PartUpload.PART_BYTES) {
        AwsFailures.call(
            () -> client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(first)));
      } else {
        PartUpload.begin(client, bucket, key).run(first, content);
      }
    } catch (IOException e) {
      throw new TransientFailure("The content of the object ended early", e);
    }
  }

  @Override
  public Optional<InputStream> get(String name) {
    var key = new ObjectName(name).text();
    return AwsFailures.call(() -> found(key));
  }

  private Optional<InputStream> found(String key) {
    try {
      return Optional.of(client.getObject(b -> b.bucket(bucket).key(key)));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String name) {
    var key = new ObjectName(name).text();
    AwsFailures.call(() -> client.deleteObject(b -> b.bucket(bucket).key(key)));
  }

  @Override
  public Stream<String> list(String prefix) {
    return Stream.iterate(
            Optional.of(page(list -> list.prefix(prefix))),
            Optional::isPresent,
            page -> page.filter(ListObjectsV2Response::isTruncated).map(it -> next(prefix, it)))
        .flatMap(page -> page.orElseThrow().contents().stream())
        .map(S3Object::key);
  }

  private ListObjectsV2Response next(String prefix, ListObjectsV2Response page) {
    return page(list -> list.prefix(prefix).continuationToken(page.nextContinuationToken()));
  }

  private ListObjectsV2Response page(Consumer<ListObjectsV2Request.Builder> which) {
    return AwsFailures.call(
        () -> client.listObjectsV2(list -> list.bucket(bucket).applyMutation(which)));
  }

  @Override
  public ObjectAddress uploadAddress(String name, Duration time) {
    var key = new ObjectName(name).text();
    try (var signing = presigner()) {
      var signed =
          signing.presignPutObject(
              request ->
                  request
                      .signatureDuration(time)
                      .putObjectRequest(put -> put.bucket(bucket).key(key)));
      return new ObjectAddress(signed.url().toString(), "PUT", Map.of());
    }
  }

  @Override
  public ObjectAddress downloadAddress(String name, String fileName, Duration time) {
    var key = new ObjectName(name).text();
    var disposition = "attachment; filename=\"%s\"".formatted(new ObjectName(fileName).text());
    try (var signing = presigner()) {
      var signed =
          signing.presignGetObject(
              request ->
                  request
                      .signatureDuration(time)
                      .getObjectRequest(
                          get ->
                              get.bucket(bucket).key(key).responseContentDisposition(disposition)));
      return new ObjectAddress(signed.url().toString(), "GET", Map.of());
    }
  }

  /** Signs for the same service as the client calls. */
  private S3Presigner presigner() {
    var configuration = client.serviceClientConfiguration();
    var signing =
        S3Presigner.builder()
            .region(configuration.region())
            .credentialsProvider(configuration.credentialsProvider());
    configuration
        .endpointOverride()
        .ifPresent(
            endpoint ->
                signing
                    .endpointOverride(endpoint)
                    .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build()));
    return signing.build();
  }
}
