package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.events.ContactEventMessage;
import io.relance.application.events.TriggerAutomations;
import java.util.List;

/** Enrolls the contacts of events: a batch together in waves or, if that fails, one by one. */
public final class EventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final TriggerAutomations automations;

  public EventsHandler(TriggerAutomations automations) {
    this.automations = automations;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var together = SqsBatches.together(event, context, this::take);
    return together.getBatchItemFailures().isEmpty()
        ? together
        : SqsBatches.plain(event, context, body -> take(List.of(body)));
  }

  private void take(List<String> bodies) {
    automations.take(bodies.stream().map(ContactEventMessage::parse).toList());
  }
}
