package io.relance.aws;

/** Parts of AWS that tests need and that are reached in different places where AWS is emulated. */
public enum AwsPart {
  /** Everything but what follows. */
  SERVICES("RELANCE_AWS_ENDPOINT"),
  /** DynamoDB whose tables have streams. */
  STREAMS("RELANCE_AWS_STREAMS_ENDPOINT"),
  /** A scheduler that really fires, with the queues it fires at. */
  FIRING("RELANCE_AWS_FIRING_ENDPOINT");

  private final String setting;

  AwsPart(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
