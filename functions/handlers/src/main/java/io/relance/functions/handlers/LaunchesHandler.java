package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.launches.EnrollPage;
import io.relance.application.launches.LaunchPages;
import io.relance.application.persistence.Json;

/** Enrolls the pages of launches. */
public final class LaunchesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final EnrollPage pages;

  public LaunchesHandler(EnrollPage pages) {
    this.pages = pages;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(
        event, context, body -> pages.enroll(Json.read(body, LaunchPages.PageMessage.class)));
  }
}
