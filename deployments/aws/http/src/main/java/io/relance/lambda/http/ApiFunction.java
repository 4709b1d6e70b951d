package io.relance.lambda.http;

import io.relance.application.admin.DeploymentChecks;
import io.relance.application.composition.Relance;
import io.relance.functions.api.ApiBeans;
import io.relance.functions.api.Installation;
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
    return beans;
  }

  private static String version() {
    return Optional.ofNullable(ApiFunction.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
