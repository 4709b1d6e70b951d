package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.functions.handlers.JobsHandler;

/** Works on jobs, for up to 15 minutes at a time; the scheduler starts it. */
public final class JobsFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final JobsHandler handler;

  public JobsFunction() {
    handler = new JobsHandler(LambdaRuntime.byEnvironment().relance().backgroundJobs().runJobs());
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return handler.handleRequest(event, context);
  }
}
