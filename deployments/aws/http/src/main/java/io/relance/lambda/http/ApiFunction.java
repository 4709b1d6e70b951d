package io.relance.lambda.http;

import io.relance.application.admin.DeploymentChecks;
import io.relance.application.composition.Relance;
import io.relance.functions.api.ApiBeans;
import io.relance.functions.api.Installation;
import io.relance.functions.api.sessions.CodesFromOutside;
import io.relance.functions.console.ConsolePolicy;
import io.relance.lambda.LambdaRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The REST API. */
public final class ApiFunction extends HttpFunction {
  public ApiFunction() {
    this(LambdaRuntime.byEnvironment().relance());
  }

  ApiFunction(Relance relance) {
    super("relance.webhooks", beans(relance));
  }

  private static List<Object> beans(Relance relance) {
    var beans = new ArrayList<>(ApiBeans.of(relance));
    beans.add(new Installation("aws", version(), false, new DeploymentChecks() {}));
    beans.add(CodesFromOutside.none());
    beans.add(ConsolePolicy.of(relance));
    return beans;
  }

  private static String version() {
    return Optional.ofNullable(ApiFunction.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
