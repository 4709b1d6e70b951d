package io.relance.e2e.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: roles are enforced in the stories as IAM would")
class GuardTest {
  private static final String TABLES = "arn:aws:dynamodb:eu-west-1:000000000000:table/";
  private static final Role ROLE =
      new Role(
          "reader",
          Set.of(
              new Access("dynamodb:GetItem", TABLES + "relance-sends"),
              new Access("dynamodb:PutItem", TABLES + "relance-sends"),
              new Access("s3:PutObject", "arn:aws:s3:::objects/*")),
          ConcurrentHashMap.newKeySet());

  @Test
  void allowsWhatAPolicyNames() {
    assertThat(allows(dynamodb("GetItem", "{\"TableName\": \"relance-sends\"}"))).isTrue();
    assertThat(allows(new AwsRequest("s3", "PUT", "/objects/a/b?partNumber=1", "", ""))).isTrue();
  }

  @Test
  void refusesAnotherActionAndAnotherResource() {
    assertThat(allows(dynamodb("Query", "{\"TableName\": \"relance-sends\"}"))).isFalse();
    assertThat(allows(dynamodb("GetItem", "{\"TableName\": \"relance-walks\"}"))).isFalse();
    assertThat(allows(new AwsRequest("s3", "GET", "/objects/a", "", ""))).isFalse();
  }

  @Test
  void asksForEachWriteOfATransaction() {
    var writes =
        """
        {"TransactItems": [{"Put": {"TableName": "relance-sends"}},
          {"ConditionCheck": {"TableName": "relance-walks"}}]}
        """;

    assertThat(dynamodb("TransactWriteItems", writes).accesses())
        .containsExactly(
            new Access("dynamodb:PutItem", TABLES + "relance-sends"),
            new Access("dynamodb:ConditionCheckItem", TABLES + "relance-walks"));
  }

  private static AwsRequest dynamodb(String action, String body) {
    return new AwsRequest("dynamodb", "POST", "/", action, body);
  }

  private static boolean allows(AwsRequest request) {
    return request.accesses().allMatch(ROLE::allows);
  }
}
