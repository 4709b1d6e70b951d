package io.relance.cloud.http;

import io.relance.application.wiring.Relance;
import io.relance.cloud.Deployed;
import io.relance.functions.api.ApiBeans;
import io.relance.functions.api.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The REST API. */
public final class ApiFunction extends HttpFunction {
  public ApiFunction() {
    this(Deployed.byEnvironment().relance());
  }

  ApiFunction(Relance relance) {
    super("relance.webhooks", beans(relance));
  }

  private static List<Object> beans(Relance relance) {
    var beans = new ArrayList<>(ApiBeans.of(relance));
    beans.add(new Installation("aws", version(), false));
    return beans;
  }

  private static String version() {
    return Optional.ofNullable(ApiFunction.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
