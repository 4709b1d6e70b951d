package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.sftp.RunSftpChecks;

/** Checks SFTP servers. */
public final class SftpChecksHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final RunSftpChecks checks;

  public SftpChecksHandler(RunSftpChecks checks) {
    this.checks = checks;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatches.plain(event, context, checks::run);
  }
}
