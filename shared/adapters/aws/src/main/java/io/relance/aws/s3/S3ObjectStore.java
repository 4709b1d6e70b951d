package io.relance.aws.s3;

import io.relance.aws.AwsFailures;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.objectstore.ObjectName;
import io.relance.domain.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in a bucket of S3; one larger than a part goes up in parts, and is there after all. */
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
      throw new TransientFailure("What was to be kept broke off", e);
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
            Optional.of(page(prefix, Optional.empty())),
            Optional::isPresent,
            page -> page.filter(ListObjectsV2Response::isTruncated).map(it -> next(prefix, it)))
        .flatMap(page -> page.orElseThrow().contents().stream())
        .map(S3Object::key);
  }

  private ListObjectsV2Response next(String prefix, ListObjectsV2Response page) {
    return page(prefix, Optional.of(page.nextContinuationToken()));
  }

  private ListObjectsV2Response page(String prefix, Optional<String> token) {
    return AwsFailures.call(
        () ->
            client.listObjectsV2(
                list -> list.bucket(bucket).prefix(prefix).continuationToken(token.orElse(null))));
  }
}
