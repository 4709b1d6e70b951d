package io.relance.domain.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a system outside the program.
 *
 * <p>The message is constant; variable values go into {@code with}, never a phone number, an email
 * address or a text.
 */
public abstract sealed class ExternalFailure extends RuntimeException
    permits TransientFailure, PermanentFailure {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> context = new LinkedHashMap<>();

  ExternalFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  final void add(String key, Object value) {
    context.put(key, value);
  }

  /** The context of the failure, in the order in which it was added. */
  public final Map<String, Object> context() {
    return Map.copyOf(context);
  }

  @Override
  public final @Nullable String getMessage() {
    return context.isEmpty() ? super.getMessage() : super.getMessage() + " " + context;
  }
}
