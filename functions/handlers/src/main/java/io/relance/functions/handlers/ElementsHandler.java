package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.relance.application.execution.ExecuteElement;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Executes the element that an execution has reached, for its wave. */
public final class ElementsHandler implements RequestStreamHandler {
  private final ExecuteElement elements;

  public ElementsHandler(ExecuteElement elements) {
    this.elements = elements;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var call = Json.MAPPER.readValue(input, ExecuteElement.Call.class);
    Json.MAPPER.writeValue(output, elements.execute(call));
  }
}
