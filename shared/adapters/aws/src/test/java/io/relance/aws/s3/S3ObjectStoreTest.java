package io.relance.aws.s3;

import io.relance.aws.AwsEnvironment;
import io.relance.aws.AwsPart;
import io.relance.aws.OnAws;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.testkit.contract.ObjectStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import software.amazon.awssdk.services.s3.S3Client;

@OnAws
@DisplayName("D2.1: objects in S3")
class S3ObjectStoreTest extends ObjectStoreContract {
  private static S3Client client;
  private static String bucket;

  @BeforeAll
  static void make() {
    var environment = AwsEnvironment.of(AwsPart.SERVICES);
    client = environment.clients().make(S3Client.builder().forcePathStyle(true));
    bucket = environment.names().prefix() + "objects";
    client.createBucket(b -> b.bucket(bucket));
  }

  @AfterAll
  static void remove() {
    client.listObjectsV2Paginator(b -> b.bucket(bucket)).contents().stream()
        .forEach(object -> client.deleteObject(b -> b.bucket(bucket).key(object.key())));
    client.deleteBucket(b -> b.bucket(bucket));
    client.close();
  }

  @Override
  protected ObjectStore store() {
    return reopened();
  }

  @Override
  protected ObjectStore reopened() {
    return new S3ObjectStore(client, bucket);
  }
}
