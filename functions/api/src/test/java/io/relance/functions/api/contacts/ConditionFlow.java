package io.relance.functions.api.contacts;

import io.relance.testkit.flow.FlowFile;

/** A flow file with one condition: who meets it gets a text, and ends with success. */
final class ConditionFlow {
  private ConditionFlow() {}

  static String of(String criteria) {
    return FlowFile.manual("ask")
        .condition("ask", criteria, "hello", "no")
        .sms("hello", "transactional", "Hello", "yes")
        .end("yes", "success")
        .end("no", "failure")
        .json();
  }
}
