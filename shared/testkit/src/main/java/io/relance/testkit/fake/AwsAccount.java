package io.relance.testkit.fake;

/** An account of AWS End User Messaging with one phone number and one topic at the fake AWS. */
public record AwsAccount(
    String accessKey, String secretKey, String region, String number, String topicArn) {
  /** The one used where the account does not matter. */
  public static final AwsAccount INVENTED =
      new AwsAccount(
          "AKIDINVENTED",
          "an-invented-secret-key",
          "eu-west-1",
          "+33757000001",
          "arn:aws:sns:eu-west-1:123456789012:texts");
}
