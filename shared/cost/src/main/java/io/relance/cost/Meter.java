package io.relance.cost;

/** What is counted and billed, one unit of each. */
public enum Meter {
  TRANSITIONS("Step Functions", "state transitions"),
  GATEWAY_REQUESTS("API Gateway", "requests"),
  FUNCTION_REQUESTS("Lambda", "invocations"),
  FUNCTION_GB_SECONDS("Lambda", "GB-seconds"),
  QUEUE_REQUESTS("SQS", "requests"),
  ORDERED_QUEUE_REQUESTS("SQS", "requests of FIFO queues"),
  READ_UNITS("DynamoDB", "read request units"),
  WRITE_UNITS("DynamoDB", "write request units"),
  SCHEDULED_INVOCATIONS("EventBridge Scheduler", "invocations"),
  LOG_KILOBYTES("CloudWatch", "kilobytes of logs"),
  TRACES("X-Ray", "traces"),
  SMS_SEGMENTS("SMS, charged by the provider", "segments"),
  WHATSAPP_MESSAGES("WhatsApp, charged by the provider", "messages"),
  EMAILS("Email, charged by the provider", "emails");

  private final String service;
  private final String unit;

  Meter(String service, String unit) {
    this.service = service;
    this.unit = unit;
  }

  /** Who sends the bill. */
  public String service() {
    return service;
  }

  /** What is counted, in the plural. */
  public String unit() {
    return unit;
  }

  /** Whether a provider of messages bills it, and not AWS for running the automation. */
  public boolean isMessage() {
    return this == SMS_SEGMENTS || this == WHATSAPP_MESSAGES || this == EMAILS;
  }
}
