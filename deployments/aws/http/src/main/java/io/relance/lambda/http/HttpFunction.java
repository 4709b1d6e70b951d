package io.relance.lambda.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import java.util.List;
import java.util.Map;

/** Answers requests that the gateway passes on, by the controllers that have what they need. */
abstract class HttpFunction
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final ApiGatewayProxyRequestEventFunction proxy;

  /**
   * @param other the controllers that are not this function's, by their property
   * @param beans what its own controllers need
   */
  HttpFunction(String other, List<Object> beans) {
    var context =
        new LambdaApplicationContextBuilder()
            .properties(Map.of("micronaut.application.name", "relance", other, "false"))
            .banner(false)
            .singletons(beans.toArray())
            .build()
            .start();
    proxy = new ApiGatewayProxyRequestEventFunction(context);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return proxy.handleRequest(PlainForms.passing(event), context);
  }
}
