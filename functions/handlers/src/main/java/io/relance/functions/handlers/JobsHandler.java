package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.jobs.RunJobs;
import io.relance.domain.id.JobId;
import java.time.Duration;

/** Works on jobs until shortly before its deadline; the schedule continues what is left. */
public final class JobsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** Longer than any part of a job takes. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private static final Duration LONGEST = Duration.ofMinutes(13);

  private final RunJobs jobs;

  public JobsHandler(RunJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, body -> jobs.run(new JobId(body), time(context)));
  }

  private static Duration time(Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }
}
