package io.relance.aws.s3;

import io.relance.aws.AwsFailures;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Brings an object up in parts; nothing of it is there unless all of it is. */
final class PartUpload {
  /** A function holds one part at a time; 10,000 of them are 80 GB. */
  static final int PART_BYTES = 8 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final String upload;
  private final List<CompletedPart> parts = new ArrayList<>();

  private PartUpload(S3Client client, String bucket, String key, String upload) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.upload = upload;
  }

  static PartUpload begin(S3Client client, String bucket, String key) {
    var begun =
        AwsFailures.call(() -> client.createMultipartUpload(b -> b.bucket(bucket).key(key)));
    return new PartUpload(client, bucket, key, begun.uploadId());
  }

  void run(byte[] first, InputStream rest) throws IOException {
    var done = false;
    try {
      var part = first;
      while (part.length > 0) {
        upload(part);
        part = rest.readNBytes(PART_BYTES);
      }
      complete();
      done = true;
    } finally {
      if (!done) {
        abort();
      }
    }
  }

  private void upload(byte[] bytes) {
    var number = parts.size() + 1;
    var tag =
        AwsFailures.call(
                () ->
                    client.uploadPart(
                        b -> b.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(bytes)))
            .eTag();
    parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  private void complete() {
    AwsFailures.call(
        () ->
            client.completeMultipartUpload(
                b ->
                    b.bucket(bucket)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts))));
  }

  /** What is not aborted here, a rule of the bucket removes later. */
  private void abort() {
    AwsFailures.call(
        () -> client.abortMultipartUpload(b -> b.bucket(bucket).key(key).uploadId(upload)));
  }
}
