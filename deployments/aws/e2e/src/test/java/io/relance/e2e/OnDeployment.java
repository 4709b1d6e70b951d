package io.relance.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Deployment} of this run, and says so where there can be none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnDeployment.Shared.class)
@interface OnDeployment {
  /** The deployment that all tests share. */
  final class Shared implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Deployment.missing()
          .map(why -> skipped(context, why))
          .orElseGet(() -> ConditionEvaluationResult.enabled("there is a deployment"));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
      var sentence = "%s is skipped: %s".formatted(context.getDisplayName(), why);
      System.out.println(sentence);
      return ConditionEvaluationResult.disabled(sentence);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Deployment.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent(Deployment.class, _ -> Deployment.open(), Deployment.class);
    }
  }
}
