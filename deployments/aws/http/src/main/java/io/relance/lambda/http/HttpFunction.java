package io.relance.lambda.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import java.util.List;
import java.util.Map;

/**
 * Base of the functions behind the API gateway: a Micronaut context with the controllers of one
 * function.
 */
abstract class HttpFunction
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final ApiGatewayProxyRequestEventFunction proxy;

  /**
   * @param other the property that disables the controllers of the other function
   * @param beans the beans that the controllers of this function need
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
