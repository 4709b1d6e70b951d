package io.relance.aws;

/** Parts of AWS that tests need and that are reached in different places where AWS is emulated. */
public enum AwsPart {
  /** Everything but what follows. */
  SERVICES("RELANCE_AWS_ENDPOINT", "there is no LocalStack in Docker for it"),
  /** DynamoDB whose tables have streams. */
  STREAMS("RELANCE_AWS_STREAMS_ENDPOINT", "there is no LocalStack in Docker for it"),
  /** A scheduler that really fires, with the queues it fires at. */
  FIRING("RELANCE_AWS_FIRING_ENDPOINT", "LocalStack keeps schedules and fires none");

  private final String setting;
  private final String otherwise;

  AwsPart(String setting, String otherwise) {
    this.setting = setting;
    this.otherwise = otherwise;
  }

  /** Why it is not there when no setting names it. */
  String otherwise() {
    return otherwise;
  }

  String setting() {
    return setting;
  }
}
