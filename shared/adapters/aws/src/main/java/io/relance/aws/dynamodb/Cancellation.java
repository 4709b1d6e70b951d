package io.relance.aws.dynamodb;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** The reasons for which DynamoDB cancels a transaction, the most serious first. */
enum Cancellation {
  /** A write does not suit what is there, or a limit. */
  INVALID,
  UNKNOWN,
  /** Another transaction was at the same items. */
  CONFLICT,
  /** A table or a partition had reached its throughput. */
  THROTTLED,
  /** A precondition did not hold. */
  PRECONDITION,
  NONE;

  static Cancellation of(List<CancellationReason> reasons) {
    return reasons.stream().map(Cancellation::of).min(Comparator.naturalOrder()).orElse(UNKNOWN);
  }

  static Cancellation of(CancellationReason reason) {
    return switch (String.valueOf(reason.code())) {
      case "None" -> NONE;
      case "ConditionalCheckFailed" -> PRECONDITION;
      case "TransactionConflict" -> CONFLICT;
      case "ProvisionedThroughputExceeded",
          "ThrottlingError",
          "ThrottlingException",
          "RequestLimitExceeded" ->
          THROTTLED;
      case "ValidationError", "ItemCollectionSizeLimitExceeded" -> INVALID;
      default -> UNKNOWN;
    };
  }
}
