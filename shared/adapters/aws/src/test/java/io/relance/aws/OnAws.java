package io.relance.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs tests where a part of AWS is reached, and says so where it is not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnAws.Reached.class)
public @interface OnAws {
  AwsPart value() default AwsPart.SERVICES;

  /** Whether the part that a test class needs is there. */
  final class Reached implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), OnAws.class)
          .map(OnAws::value)
          .filter(part -> AwsEnvironment.endpoint(part).isEmpty())
          .map(part -> skipped(context, part))
          .orElseGet(() -> ConditionEvaluationResult.enabled("AWS is reached"));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, AwsPart part) {
      var why =
          "%s is skipped: %s names no endpoint that behaves like AWS, and %s"
              .formatted(context.getDisplayName(), part.setting(), part.otherwise());
      System.out.println(why);
      return ConditionEvaluationResult.disabled(why);
    }
  }
}
