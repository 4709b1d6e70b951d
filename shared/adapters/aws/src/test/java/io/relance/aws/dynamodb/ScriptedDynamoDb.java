package io.relance.aws.dynamodb;

import io.relance.aws.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A DynamoDB that answers what it is told to. */
record ScriptedDynamoDb(Script script) implements DynamoDbClient {
  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return script.play(request, TransactWriteItemsResponse.class);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return script.play(request, BatchGetItemResponse.class);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return script.play(request, DeleteItemResponse.class);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  static TransactWriteItemsResponse committed() {
    return TransactWriteItemsResponse.builder().build();
  }

  static TransactionCanceledException cancelled(String... codes) {
    return cancelled(
        Stream.of(codes).map(code -> CancellationReason.builder().code(code).build()).toList());
  }

  static TransactionCanceledException refusedBy(Map<String, AttributeValue> found) {
    return cancelled(
        List.of(CancellationReason.builder().code("ConditionalCheckFailed").item(found).build()));
  }

  private static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    return TransactionCanceledException.builder().cancellationReasons(reasons).build();
  }

  static DynamoDbException error(int status, String code) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .statusCode(status)
            .message("what was asked, word for word")
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }
}
