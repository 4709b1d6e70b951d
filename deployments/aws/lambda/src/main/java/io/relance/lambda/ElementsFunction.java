package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.relance.functions.handlers.ElementsHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Executes the element that an execution has reached. */
public final class ElementsFunction implements RequestStreamHandler {
  /**
   * The payload of the weekly invocation that prevents the snapshot from becoming inactive; real
   * calls are longer.
   */
  private static final int LONGEST_PING = 20;

  private final RequestStreamHandler handler =
      new ElementsHandler(LambdaRuntime.byEnvironment().relance().execution().executeElement());

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var call = input.readAllBytes();
    if (call.length <= LONGEST_PING) {
      output.write(call);
    } else {
      handler.handleRequest(new ByteArrayInputStream(call), output, context);
    }
  }
}
